r"""Sequences of words that say "I want a person", or "I do not want to wait for one".

Read and written as in `safety_rules`: "talk", "prate" and "chatte" are all "snakke", "human" is "menneske".
"""

PARTS: dict[str, str] = {
    "PLEASE": (
        r"(?:jeg|vi|da|nå|heller|få|lov|til|å|to|gjerne|direkte|bare|litt|dere|her|meg|now|directly|videre|please|i|"
        r"just|også)"
    ),
    "A": (
        r"(?:et|en|ei|a|an|the|noen|some|any|annet|mitt|ekte|ekta|virkelig|virkelige|verkeleg|levende|ordentlig|"
        r"skikkelig|real|actual|livet|menneske|fysisk|vanlig|av|annen|deres|expert|ekspert)"
    ),
    "REAL": (
        r"(?:ekte|ekta|virkelig|virkelige|verkeleg|levende|ordentlig|ordentleg|ordentlege|ordentlige|skikkelig|real|"
        r"actual|livet|menneske)"
    ),
    "COUNSELLOR": (
        r"(?:menneske|person|veileder|rådgiver|dere|kundebehandler|kundeservice|operatør|operator|saksbehandler|agent|somebody|being|"
        r"representative|ansatt|medarbeider|ekspert|expert|support|kontaktperson)"
    ),
    "ELSEWHERE": (
        r"(?: (?:(?:på|ved|i) (?:skolen|nav|jobb\w*|skulen|universitetet|videregående|ungdomsskolen)|hos nav|at school|"
        r"som (?:yrke|jobb|er|har|jobber|driver)|who works|om hun|om han))"
    ),
}

#: a person asks for a human being, now
PERSON_WANTED: tuple[str, ...] = (
    # snakke med et menneske
    r"""\b(?:snakke|skrive|skriv|samtale|kontakt|connect|kontakte)(?: {PLEASE})* (?:med|meg|to|with|mæ)
        (?: {A})* {COUNSELLOR}\b(?!{ELSEWHERE})""",
    r"""\b(?:snakke|skrive|samtale)(?: {PLEASE})* (?:med|meg|to|with) (?:{REAL} (?:folk|mennesker|people|mann|
        dame)|folk i stedet|noen {REAL}|noen andre enn)\b""",
    # snakke med noen
    r"""\b(?:snakke|skrive)(?: {PLEASE})* (?:med|meg|to|with) (?:noen|nån|someone|anyone|anybody|somebody|
        folk her|noen her|en)(?: (?:nå|her|please|takk|ekte|real|(?:på )?(?:ordentlig|ordentleg|ekte|ordentli)|virkelig|levende|
        hos dere|i stedet|heller|da|der|om (?:dette|det|noe)|about this|else|instead|fra dere|som|who|andre))*
        (?= *$| [.]| (?:kan|can|vet|knows?|forst\w*|skjønner|faktisk|hjelpe)\b
        |[ ]ikke (?:(?:min|en) )?(?:rådgiver\w*|lærer\w*|mamma|pappa|foreldre\w*|roboten))""",
    # gi meg en ekte person
    r"""\b(?:vil|kan|får|få|trenger|har|need|give|get|gi|i'd like|would like|hent|hente|skaff|tilkall|bytt|
        jeg|finnes|er det|is there)(?: (?:det|vi|du|meg|ha|lov|til|å|snakke|med|hjelp|svar|av|fra|help|from|
        with|bare|please|over|to|noen|noe|et|en|ei|a|an|the|some|få|heller|heller ha|nå|kontakt|i|just|any|
        her)){0,8}[ ]{REAL}(?: {REAL})? (?:menneske|person|mennesker|folk|people|veileder|agent|being|support|
        mann|dame)\b""",
    r"""\b(?:need|trenger|treng|vil ha|ønsker|want|få) (?:meg |to have |å få )?(?:a|an|et|en) (?:menneske|
        veileder|agent)(?= *$| [.]| (?:nå|now|please|takk|her|here|to|som kan|som)\b)""",
    # menneske takk
    r"""^(?:hei |hallo |nei |ok |ja |kan jeg |få |jeg |ha |vil |gi |meg |trenger |i |need |give |get |just |
        ønsker |can |have |med |please |til |to |snakke |bare )*(?!(?:person|rådgiver|kundebehandler|
        kontaktperson|mennesker)$)(?:{A} )*(?:menneske|person|veileder|rådgiver|agent|operator|operatør|
        kundebehandler|kundeservice|mennesker|kontaktperson|someone real|somebody real|menneske being)(?:
        [ ](?:takk|please|nå|now|her|pls|plz|plis|pliss|da|er|du|snill|vær|så|med|en|gang|asap|ja|i|stedet|
        heller|og|ikke|roboten))*$""",
    # sett meg over til en veileder
    r"""\b(?:sett|sette|settes|koble|koble|kobles|koblet|overfør|overføre|overføres|overført|send|sende|bytt|
        transfer|connect|put|hent|hente|skaff|tilkall|få tak i|sendt)(?: (?:meg|du|dere|kan|over|videre|
        samtalen|til|inn|i|kontakt|med|gjerne|bli|through|to|a|an|en|et|ein|the|please|her|noen|bort|på|opp|
        {REAL})){0,8}[ ](?:menneske|person|veileder|rådgiver|agent|kundebehandler|saksbehandler|someone|
        operator|representative)\b(?! som (?:yrke|jobb))""",
    # vil ikke snakke med en robot
    r"""\b(?:ikke|not|don't|dont|slutt å|slippe å|slippe|lei av å|tired of)(?: (?:mer|å|lyst|til|to|vil|
        bare))* snakke(?: mer)? (?:med|meg|to|with)(?: (?:en|et|a|the|denne|dumme|dette|noe|an|teite|kunstig|
        jævla|dust av))* (?:roboten|robots|intelligens|datamaskin|program)\b(?!.*\bhvis det er greit)""",
    # menneske, ikke robot
    r"""\b(?:menneske|person|veileder|noen|someone)(?: (?:og|not|i stedet for|istedenfor|instead of|
        heller enn|framfor|ikke|med|som ikke er|who is not|som))* (?:en |et |a |denne )?roboten\b""",
    r"""\b(?:ikke|not|ingen|no|uten)(?: (?:en|a|et|denne|noe))? roboten(?: [^ .]+){0,3}? (?:menneske|person|
        veileder)\b""",
    # noen som ikke er robot
    r"""\b(?:menneske|mennesker|folk|person|veileder|noen|hvem|people|someone)(?: [^ .]+){0,4}? (?:ikke|not|
        ikkje) (?:med )?(?:er |jeg |en |a |ei )*roboten\b""",
    r"""\b(?:andre|noen|someone) (?:andre )?(?:enn|than) (?:deg|du|you|roboten|en roboten)\b""",
    # få tak i en veileder
    r"""\b(?:tak i|fatt i|treffe|nå|reach|get hold of|hente)(?: {A})* (?:menneske|person|veileder|rådgiver|
        en som jobber|kollega|ansatt|som jobbe\w*)\b(?!{ELSEWHERE})""",
    r"""\b(?:en|noen|one|someone|anyone|somebody) (?:av dere|som jobbe\w* (?:her|der|hos dere)|who works
        [ ](?:here|there)|of you)\b(?! (?:som|med|komme|kommer|besøke|holde|come|visit))""",
    r"""\b(?:kan|can|could) (?:{A} )*(?:menneske|person|veileder|rådgiver|noen|someone) (?:[^ .]+ )?(?:svare|
        hjelpe|hjelp|help|answer|ta over|overta|lese)\b(?! (?:dyr|andre|folk|barn))""",
    r"""\bkan (?:du )?sette? meg over\b|\bsnakke med (?:sjefen|lederen)(?: din| deres)?\b|\bmå ha (?:en|et)
        [ ](?:person|menneske|veileder)\b|\b(?:en|et) {REAL} (?:person|menneske)(?= *$| [.])""",
    r"""\b(?:er det|har dere|finnes det|are there)(?: {A})* (?:mennesker|folk|people)(?: (?:her|der|there|
        here))?(?= *$| [.]| (?:som|jeg|who) (?:kan|can|vil))""",
    # hjelp fra et menneske
    r"""\b(?:hjelp|kontakt|svar|samtale|prat|help|chat|rettledning|veiledning)(?: {PLEASE})* (?:av|fra|med|
        from|with|by)(?: {A})* (?:menneske|person|veileder|rådgiver)\b(?!{ELSEWHERE})""",
    # er det noen her jeg kan snakke med
    r"""\b(?:er det|finnes det|is there|har dere|er der|are there)(?: {A})+(?: (?:folk|mennesker|person|
        veileder|people|someone))?(?: (?:her|der|på jobb|tilgjengelig|available|ledig|inne|som|jeg|i|kan|can|
        to|vi)){0,6} snakke\b""",
    r"""\b(?:er det|er|finnes det|is there)(?: {A})+ (?:veileder|rådgiver|menneske|person|mennesker|someone)
        (?: (?:her|der|tilgjengelig|available|ledig|inne|online|på|jobb|chat|chatten|nå)){1,5}(?= *$| [.])""",
)
#: readings in which none of the above is a wish for a person now; "kan elevene snakke med dere" asks for others
NO_PERSON_WANTED: str = r"""\b(?:alle|folk|mamma|pappa|mor|far|hun|han|de|dere|læreren|nav|legen|everyone|everybody|
        people|they)[ ](?:bare |alltid |just |always )?(?:sier|si|seier|sei|sa|ber|ba|says?|said|tell)
        (?: (?:bare|at|jeg|skal|må|bør|burde|du|meg|om|å|to|just|i|should)){0,5} snakke (?:med|meg|to|with)\b
        (?!.*\b(?:vil|kan|får?|få|want|can)(?: [^ .]+){0,4} snakke)|
        \b(?:men|og|but|and) (?:hvem|hva|who|what) (?:er|is) (?:en |a |min |my )?veileder\b|
        \b(?:kan|får|can|may) (?:elev\w*|ungdom\w*|barn\w*|student\w*|foreldre\w*|pupils?|students?|
        parents?|alle|hvem som helst|han|hun|sønn\w*|datter\w*)(?: [^ .]+){0,2} snakke\b|
        \b(?:få|får|fikk|fått|overtale|overtaler|motivere|get)(?: jeg| vi)? (?:henne|hun|han|ham|dem|
        him|her|them|sønn\w*|son\w*|datter\w*|barnet|venn\w*|mann\w*|kona)(?: min| mi| mitt)? (?:til å|to) snakke\b|
        \b(?:hva skjer|hva betyr|what happens|what does)\b.*\b(?:trykker|knapp\w*|press|
            button|hvis|if)\b|\bhva (?:kan|gjør)
        [ ]veileder(?! [^ .]*snakke)|\b(?:ikke|not|don't|dont)(?: (?:å|lyst|til|må|trenger|behøver|vil|to|need|have|orker|
        mer)){0,4} snakke (?:med|meg|to|with)(?: {A})* (?:menneske|person|veileder|noen|someone|anyone|folk|
        agent)\b(?! (?:ikke|og ikke))|\b(?:liker|likte|glad i|elsker|flink|god|enjoy|(?<!i'd )(?<!would )like|
            love|good|jobb der|
        yrke der|jobb hvor|yrke hvor|jobb som|yrke som|yrker hvor|yrker der|jobber der|job where|nervøs|
        sjenert|redd|lærer man|handler om)(?: [^ .]+){0,5}? snakke\b|\b(?:jobbe|arbeide|work|working|jobber|
        arbeider) (?:[^ .]+ ){0,2}?(?:med|with) (?:[^ .]+ )?(?:mennesker|folk|people|menneske)\b(?!.*\b(?:kan|
        vil|får) jeg (?:[^ .]+ )?snakke)|\b(?:har|hadde|have|had) (?:allerede |nettopp |already |ikke |jeg )?
        (?:snakket|talked|spoken|pratet|prata|spoke|snakke) (?:med|to|with|meg)\b(?!.*\b(?:vil|kan|få)
        (?: [^ .]+){0,4} snakke)|\b(?:når|tider|what time|when|nummer|telefon\w*)(?: [^ .]+){0,5}? snakke\b|\b
        (?:ikke|not|don't|dont)(?: (?:bare|just))? (?:si|be|foreslå|svar|say|til(?= meg to)|suggest)
            (?: (?:at|jeg|du|vi|må|skal|bør|kan|meg|å|me|to|that|i|should|have|bare)){0,5}
        [ ](?:snakke|skriv|skrive|kontakt|kontakte)\b|\b
        (?:snakke jeg|am i snakke|snakke du|er du|are you) (?:med|to|with)?|\b(?:er|are|jeg) (?:du|you|dette|
        det|this) (?:egentlig |bare |virkelig |really |her )?(?:et |en |a |an )?(?:{REAL} )*(?:menneske|
        person|veileder)\b(?! (?:her|inne|tilgjengelig|ledig|jeg|som))(?!.*\bsnakke\b)|\b(?:hva|hvordan|hvor|
        how|what) (?:[^ .]+ ){0,3}?(?:bli|blir|become|tjener|gjør|earn|jobber)(?: [^ .]+)? veileder\b|\b
        (?:bli|jobbe som|utdanne meg til|become) (?:en |a )?veileder\b|\b(?:var|va|was) (?:så |veldig |utrolig |really |so )?
        (?:fint|godt|bra|koselig|hyggelig|nice|good|great) (?:å |og |to )(?:[^ .]+ )?snakke\b(?!.*\b(?:vil|
        kan|få)(?: [^ .]+){0,4}[ ]snakke)"""

#: somebody who waits would rather not
QUEUE_LEFT: tuple[str, ...] = (
    r"""\b(?:ikke|not|don't|dont|can't|cant|ingen|lei av|lei|tired of|sick of|slippe)(?: (?:lyst|mer|til|å|to|
        stå|stand|sitte|gidde|orker|bare|her|i|køen|og|tid|time|vil|jeg|have|the|in|be|av|være|keep)){0,8}
        [ ](?:vente|køen)\b(?! (?:med|til|på (?:svar|opptak|plass|studie\w*|lærep\w*|vitnemål\w*|resultat\w*|
        svaret))\b)""",
    r"""\b(?:avbryt|avbryte|avslutt|avslutte|stopp|stoppe|stans|kanseller|kansellere|slutt|slutte|slett|dropp|
        droppe|cancel|stop|quit|leave|exit|forlat|forlate|glem|gløym|skip|abort)(?: (?:å|med|ut|av|the|my|a|i|
        fra|meg|to|stå|være|in|out|of|this|denne|hele|mitt)){0,5} (?:køen|vente|køplass\w*|veileder|mennesket|
        menneske)\b(?! på svar)""",
    r"""\b(?:gå|ta|meld|melde|hopp|hoppe|kom|komme|fjern|trekk|trekke|få|ut|går|get|kast|out|remove|går|vil)
        (?: (?:meg|jeg|vil|selv|kan|å|vekk|bort|gå|of|from|ut|selv|heller)){0,4}[ ](?:ut )?(?:av|fra|of|from)
        (?: the)? (?:køen|ventelista|ventelisten)\b""",
    r"""\b(?:tilbake|attende|back|heller|bytt|bytte|returner)(?: (?:igjen|over|snakke|go|med|til|vil|jeg|meg|
        å|to)){0,5} (?:til|to|med|with|meg)(?: å snakke med)?(?: (?:den|the|denne|en))? roboten\b""",
    r"""\bsnakke(?: (?:jeg|heller|bare|videre|vil|igjen|instead)){0,3} (?:med|to|with|meg)(?: (?:den|the|
        denne|en|a))? roboten(?: (?:i stedet|istedenfor|heller|igjen|instead|likevel|again|videre|nå|da|mens|
        uansett))""",
    r"""\b(?:heller|rather|fortsette|fortsett|gå)(?: (?:vil|jeg|bare|å|videre|i|would|to)){0,4} (?:snakke )?
        (?:med|to|with|meg)(?: (?:den|the|denne|en|a))? roboten\b""",
    r"""\b(?:trenger|må|vil|behøver|need|ønsker)(?: (?:jeg|don't|not))?(?: (?:ikke|not))(?: (?:å|to|mer|
        snakke|med|a|an|en|et|noen|ha|noe|the|lenger)){0,6} (?:menneske|veileder|person|someone)(?: (?:mer|
        likevel|allikevel|nå|now))*(?= *$| [.])""",
    r"""^(?:jeg |ok |nei |nå |bare |just |please |ja |i |vil |å )*(?:avbryt|cancel|avbryte|ombestemte meg|
        ombestemt meg|har ombestemt meg|changed mitt mind|glem det|gløym det|never ?mind|forget it|stopp|stop)
        (?: (?:det|køen|nå|takk|please|it|dette|her|likevel))*$""",
    # avbryt, jeg ville ikke snakke med noen
    r"""^(?:ok |nei |ja |please |bare |vil |jeg )*(?:avbryt|cancel)(?= *[.,]| (?:jeg|i|det|vi)\b)""",
)

#: somebody who waits asks how long it will be, or whether anybody is there
QUEUE_ASKED: tuple[str, ...] = (
    r"""\b(?:når|hvor lenge|hvor lang tid|how long|when)(?: [^ .]+){0,4}? (?:kommer|noen|svar\w*|tur|veileder|
            menneske|ledig|åpner|
        åpent|vente|anyone|someone|answer)\b""",
    r"""\b(?:hvor lang|lang|how long)(?: [^ .]+){0,2}? (?:køen|kø|queue)\b|\b(?:er det|is there) (?:lang |
            long )?(?:køen|kø|queue)\b|
        \b(?:nummer|plass|place)(?: [^ .]+){0,3}? (?:i|in) (?:køen|kø|the queue)\b|\bhvor mange (?:er )?(?:foran|før|i kø)""",
    r"""\b(?:kommer|svarer)(?: det)? (?:noen|snart|veileder\w*)\b|\b(?:er|is)(?: det)? (?:du|dere|noen|anyone|
            anybody|someone)(?: [^ .]+)?
        [ ](?:der|her|there|here|ledig|på jobb)\b|\b(?:noen|anyone) (?:der|her|there|here)(?= *$| [.])|
            ^(?:hallo|hello|hei)(?: hallo| hello)*$""",
    r"""\b(?:må jeg|skal jeg|do i have to) vente (?:lenge|mye|lenger|long)|\b(?:lenge|long) (?:igjen|til|
            left)\b|\bwaiting time\b|\bventetid\w*""",
)

#: somebody who waits would rather be phoned
CALL_WANTED: tuple[str, ...] = (
    r"""(?<!skal )(?<!skulle )(?<!å )\b(?:ring|ringe|ringt|(?:dere|noen) ringer)(?: (?:tilbake|til|bare|heller|opp))*
        [ ](?:meg|me)\b""",
    r"""\b(?:call|phone)(?: back)? (?:meg|me)\b(?= *$| [.]| (?:instead|back|please|on|at|later|today|now|rather))""",
    r"""\b(?:bli|få|be|get)(?: (?:heller|bare|rather))* (?:ringt|oppringt|oppringing|oppringning|called|phoned)\b""",
    r"""\b(?:ta|få|tar|do|have)(?: (?:det|dette|it|this|heller|en|a))* (?:på |over |by |on )?(?:the )?
        (?:telefon|telefonen|tlf|phone)(?= *$| [.]| (?:i stedet|i staden|heller|instead|rather))""",
)
#: readings in which none of the above is a wish to be phoned now
NO_CALL_WANTED: str = r"""\b(?:når|hvorfor|hvem|ingen|aldri|why|when|who|nobody|never)\b(?: [^ .]+){0,4}?
        [ ](?:ring|ringe|ringer|call|calls)\b|(?<!dere )(?<!noen )(?<!du )(?<!you )\b(?:ikke|not|don't|dont)
        (?: (?:å|bli|vil|trenger|behøver|må|at|noen|dere|to|be|get|want|need|have))*
        [ ](?:ring|ringe|ringt|ringer|oppringt|call|called|telefon|phone)\b"""
