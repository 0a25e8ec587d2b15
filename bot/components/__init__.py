"""The parts of the NLU pipeline that are ours, each a Rasa graph component (see config.yml for their order)."""

# Keys under which components hand data on inside a message.
OCCUPATION_SPANS = "occupation_spans"  # list of (start, end) in characters of the original text
NORMALISED_TEXT = "normalised_text"  # normalised, with occupation names replaced by one placeholder word
SENTENCES = "sentences"  # those of a text of several, as messages of their own: what is grave hides among others
GRAVE_FROM = "grave_from"  # where the sentence begins that alone says danger
NLU_THRESHOLD = "nlu_threshold"  # calibrated confidence below which the top intent is not acted on
SAFETY = "safety"  # {"kind": "crisis"|"violence", "rule": id, "about_other": bool, "unsure": bool} of danger
SURE_BY_SPELLING = "sure_by_spelling"  # True when the spelling alone told the intent, and no embedding is needed
TAUGHT = "taught"  # True when the text is an example word for word, and the intent that of its label

# Environment by which bot.train tells the components, which Rasa makes, what is asked of them.
OUT_OF_FOLD = "VEIVISER_OUT_OF_FOLD"  # file that gets what cross-validation says of each example
CANDIDATE = "VEIVISER_CANDIDATE"  # set when the model is trained to be looked at, not to be used at once
SEED = "VEIVISER_TRAIN_SEED"  # another one deals the examples to other folds
