"""What Rasa loads: our graph components, the input channel, the domain and the rules, and how they start."""
