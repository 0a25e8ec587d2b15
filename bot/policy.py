"""Rasa's RulePolicy for rules on intents alone, which listens when a turn has been answered in a way that no rule tells."""

from typing import Any

from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class IntentRulePolicy(RulePolicy):
    """RulePolicy matches every rule twice for each prediction, once by text and once by intent; this by intent.

    An action may be followed by another of its own choice (`FollowupAction`), after which no rule says what comes next.
    RulePolicy would fall back there, and again after the fallback, until Rasa stops it; this listens.
    """

    def _find_action_from_rules(
        self, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
    ) -> tuple[Any, Any, bool]:
        if use_text_for_last_user_input:
            return None, None, False
        found: tuple[Any, Any, bool] = super()._find_action_from_rules(tracker, domain, False)
        return found

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """Return the prediction of a rule; without one, the fallback at the start of a turn and listening later in it."""
        prediction: PolicyPrediction = super().predict_action_probabilities(tracker, domain, rule_only_data, **kwargs)
        if prediction.probabilities != self._default_predictions(domain):
            return prediction
        if tracker.latest_action_name in (None, ACTION_LISTEN_NAME):
            return prediction
        listens = [0.0] * domain.num_actions
        listens[domain.index_for_action(ACTION_LISTEN_NAME)] = float(self.config["core_fallback_threshold"])
        return self._prediction(listens)
