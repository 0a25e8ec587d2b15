"""Why a training failed, for staff: the trainer's own sentences (bot/training_files.py) in plain Norwegian."""

import re
import signal

TOLD = 500
_SENTENCES = (
    (r"nlu_data/ holds no examples\.", "Det finnes ingen eksempler."),
    (r"The domain lists these intents twice: (.+)\.", r"Disse temaene står to ganger i domenet: \1."),
    (
        r"nlu_data/ holds intents that the domain doesn't have: (.+)\.",
        r"Disse temaene har eksempler, men finnes ikke: \1.",
    ),
    (r"These intents have fewer than (\d+) examples: (.+)\.", r"Disse temaene har færre enn \1 eksempler: \2."),
    (
        r"(\d+) examples stand under two intents, first «(.*)» \((.+), (.+)\)\.",
        r"\1 eksempler står under to temaer. Det første er «\2» (\3 og \4).",
    ),
    (
        r"(\d+) held-out texts stand among the examples, first «(.*)»\.",
        r"\1 tekster fra prøvesettet står blant eksemplene. Den første er «\2».",
    ),
    (
        r"The held-out files are frozen, and differ from their sums in \S+: (.+)\. If that.*",
        r"Prøvesettet er låst, men disse filene er endret: \1.",
    ),
    (r"The rule “(.+)” names the unknown action (\S+)\.", r"Regelen «\1» bruker handlingen \2, som ikke finnes."),
    (r"Rules name intents that the domain doesn't have: (.+)\.", r"Noen regler gjelder temaer som ikke finnes: \1."),
    (r"No rule answers these intents: (.+)\.", r"Ingen regel svarer på disse temaene: \1."),
    (r"(\S+) is empty or no mapping\.", r"Filen \1 er tom, eller den kan ikke leses."),
    (r"(\S+) is missing\..*", r"Filen \1 mangler."),
    (r"(\S+\.yml), line (\d+): (.+)\.", r"Filen \1 kan ikke leses. Feilen står på linje \2: \3."),
)


def in_norwegian(sentence: str) -> str:
    """Return a sentence of the trainer's in Norwegian; one that isn't known stays as it is."""
    for pattern, norwegian in _SENTENCES:
        if found := re.fullmatch(pattern, sentence):
            return found.expand(norwegian)
    return sentence


def reason(code: int, stderr: list[str]) -> str:
    """Return why a trainer with this exit code failed, from the last lines it wrote."""
    if code == -signal.SIGKILL:
        return "Treningen ble drept av maskinen. Kanskje er det for lite minne."
    if code < 0:
        return f"Treningen ble stoppet av maskinen ({signal.Signals(-code).name})."
    said = [line.strip() for line in stderr if line.strip()]
    own = [line.split(":", 1)[1].strip() for line in said if line.startswith(("bot.train:", "bot.evaluate:"))]
    told = in_norwegian(own[-1]) if own else said[-1] if said else f"feilkode {code}"
    return f"Treningen mislyktes: {told[:TOLD]}"
