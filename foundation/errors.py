"""The root of every error that a person may cause or meet.

Each package derives its own small hierarchy and raises where the cause is known.
`service.problems` alone turns an error's `code` into a status and a sentence.
"""


class VeiviserError(Exception):
    """An expected failure with a stable `code` and the values its sentence needs.

    `extra` stands beside the sentence in the answer, for programs.
    """

    code = "internal"

    def __init__(self, **params: object) -> None:
        super().__init__(f"{self.code} {params}" if params else self.code)
        self.params = params
        self.extra: dict[str, object] = {}


class StartupError(Exception):
    """The service can't start; the message is one clear sentence for the operator."""
