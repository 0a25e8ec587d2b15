"""Words for the people one has to do with: family, friends, those at school and at work; compounds by their heads."""

from language import name_words as words
from language.name_tokens import Word


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Heads of compounds and stems of words for people: "barnevernspedagogen", "lillesøstra", "ekskjæresten".
_PEOPLE = tuple(
    """
    mor mora moren mamma mammaen far faren pappa pappaen bror broren broder brodern søster søstera søstra
    søsteren syster systera systra sønn sønnen son sonen datter dattera datteren dotter dottera barn barnet
    onkel onkelen tante tanta tanten fetter fetteren kusine kusina kusinen nevø nevøen niese niesa niesen svoger
    svogeren svigerinne svigerinna svigerinnen fadder fadderen venn vennen ven venen venninne venninna venninnen
    veninne veninna veninnen kamerat kameraten kompis kompisen bestis bestisen makker makkeren kjæreste
    kjæresten kjærast kjærasten kone kona mann mannen jente jenta jenten gutt gutten gut guten unge ungen onge
    ongen tvilling tvillingen lærer læreren lærern lærar læraren lærarn leder lederen leiar leiaren sjef sjefen
    pedagog pedagogen terapeut terapeuten veileder veilederen rettleiar rettleiaren rådgiver rådgiveren
    rådgivern rådgjevar rådgjevaren konsulent konsulenten assistent assistenten arbeider arbeideren arbeidar
    arbeidaren pleier pleieren pleiar pleiaren vikar vikaren elev eleven lærling lærlingen lærlinga student
    studenten trener treneren trenar trenaren lege legen ansvarlig ansvarlige representant representanten
    instruktør instruktøren inspektør inspektøren behandler behandleren behandlar behandlaren kontakt kontakten
    person personen vert verten nabo naboen søsken kollega kollegaen kollegaene rektor rektoren dame dama damen
    fyr fyren type typen psykolog psykologen prest presten koordinator koordinatoren mentor mentoren sosionom
    sosionomen tolk tolken medlem medlemmet logopeden fysioterapeuten logen isten gutta guttene jentene jentan
    brødrene søstrene familien ungane ungene ungan onganan barna tvillingene tvillingane typen
    """.split()
)
_PEOPLE_IN_ENGLISH = _words(
    """
    husband wife son daughter brother sister mother father mum mom dad uncle aunt cousin niece nephew friend
    girlfriend boyfriend boss manager teacher colleague coworker classmate roommate flatmate neighbour neighbor
    counsellor counselor adviser advisor caseworker landlord landlady stepfather stepmother stepdad stepmom
    stepson stepdaughter grandma grandpa grandson granddaughter fiance fiancee partner kid baby tutor mentor coach
    guy girl boy lady kids sons daughters twins law brothers sisters family
    """
)
_PEOPLE_BY_THEMSELVES = _words(
    "roomie romkamerat bff buddy mamsen papsen muttern fattern brur brura søs brodi bro brosjan lillebro"
)
FAMILIES = _words("familien familie brødrene søstrene ekteparet foreldrene")


def is_person_word(token: Word) -> bool:
    """Return whether a word means a person one has to do with: listed, or a compound of such a word."""
    low = token.low
    if low in words.RELATIONS or low in _PEOPLE_IN_ENGLISH or low in _PEOPLE_BY_THEMSELVES:
        return True
    return low.endswith(_PEOPLE) and (low in _PEOPLE or len(low) > 6) and not token.is_first_name
