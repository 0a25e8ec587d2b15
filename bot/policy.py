"""Rasa's RulePolicy without its second look: our rules are on intents, never on the wording of a message."""

from typing import Any

from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class IntentRulePolicy(RulePolicy):
    """RulePolicy matches every rule twice for each prediction, once by text and once by intent; this by intent."""

    def _find_action_from_rules(
        self, tracker: DialogueStateTracker, domain: Domain, use_text_for_last_user_input: bool
    ) -> tuple[Any, Any, bool]:
        if use_text_for_last_user_input:
            return None, None, False
        found: tuple[Any, Any, bool] = super()._find_action_from_rules(tracker, domain, False)
        return found
