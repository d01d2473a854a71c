from article6.aef.kinds import *  # noqa: F403  (moved; import article6.aef.kinds instead)
from article6.aef.kinds import ADAPTATION_FUND, BY_OIMP_EVENT, OMGE, TO_A_PARTY, UNDEFINED  # noqa: F401
