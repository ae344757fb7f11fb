"""Every closed vocabulary of the registry. Labels in four languages: ``registry/words/*.toml``.

The values are what stands in a body (JSON) and in the database; they never change once published.
``VOCABULARIES`` maps the prefix of the label keys to the enum, so that a test can ask for every label.
"""

from enum import StrEnum


class Level(StrEnum):
    """How much of a person is public. Going down a level mints a new subject id."""

    NAMED = "named"
    WITHHELD = "withheld"
    COUNTED = "counted"


class BasisKind(StrEnum):
    """Why the person may be shown at all."""

    ALREADY_PUBLIC = "already_public"
    CONSENTED = "consented"


class Scope(StrEnum):
    """What a consent covers."""

    NAME = "name"
    PHOTO = "photo"
    BIOGRAPHY = "biography"
    CASE = "case"
    LETTERS = "letters"
    CONDITION = "condition"
    HEALTH = "health"
    STORY = "story"


class Sex(StrEnum):
    """As stated by a source; never guessed from a name without saying so."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


class Script(StrEnum):
    """ISO 15924 codes of the scripts that occur."""

    CYRILLIC = "Cyrl"
    LATIN = "Latn"


class NameSystem(StrEnum):
    """How a written form came about: as the source printed it, or by which transliteration."""

    PRINTED = "printed"
    PASSPORT = "passport"
    LACINKA = "lacinka"
    NATIONAL = "national"
    ENGLISH = "english"


class NameKind(StrEnum):
    """What a name form is to the person."""

    MAIN = "main"
    ALIAS = "alias"
    FORMER = "former"
    NICKNAME = "nickname"
    INITIALS = "initials"


class Stage(StrEnum):
    """Legal stage: where the prosecution stands."""

    SUSPECT = "suspect"
    REMAND = "remand"
    TRIAL = "trial"
    SENTENCED = "sentenced"
    LIFE_SENTENCE = "life_sentence"
    NOT_PROSECUTED = "not_prosecuted"
    CLOSED = "closed"
    NOT_STATED = "not_stated"


class State(StrEnum):
    """Whereabouts: where the person is. ``HELD_STATES`` says which of them count as held."""

    HELD = "held"
    IN_TRANSFER = "in_transfer"
    INCOMMUNICADO = "incommunicado"
    AWAITING_TERM = "awaiting_term"
    RESTRICTED_HOME = "restricted_home"
    RELEASED = "released"
    ABROAD = "abroad"
    EXILED = "exiled"
    DEAD = "dead"
    UNKNOWN = "unknown"


HELD_STATES = frozenset({State.HELD, State.IN_TRANSFER, State.INCOMMUNICADO})
PLACELESS_STATES = frozenset(
    {State.RESTRICTED_HOME, State.RELEASED, State.ABROAD, State.EXILED, State.DEAD, State.AWAITING_TERM}
)


class RecognitionDecision(StrEnum):
    """What an organisation decided on "is a political prisoner"."""

    RECOGNISED = "recognised"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    RECOGNISED_AFTERWARDS = "recognised_afterwards"


class DetentionKind(StrEnum):
    """How an episode of detention began."""

    ARREST = "arrest"
    DETENTION = "detention"
    SUMMONS = "summons"
    SURRENDER = "surrender"
    START_OF_KHIMIYA = "start_of_khimiya"
    DETENTION_ORDERED = "detention_ordered"


class EndReason(StrEnum):
    """Why an episode of detention ended."""

    TERM_ENDED = "term_ended"
    RELEASED = "released"
    HOME = "home"
    EXCHANGED = "exchanged"
    EXPELLED = "expelled"
    DIED = "died"
    UNKNOWN = "unknown"


class Regime(StrEnum):
    """Regime of a sentence, a stay or a facility."""

    GENERAL = "general"
    REINFORCED = "reinforced"
    STRICT = "strict"
    SPECIAL = "special"
    PRISON = "prison"
    SETTLEMENT = "settlement"
    PUNISHMENT_CELL = "punishment_cell"
    CELL_TYPE_ROOM = "cell_type_room"
    HOSPITAL = "hospital"


class ChargeMode(StrEnum):
    """Inchoate forms of an offence."""

    PREPARATION = "preparation"
    ATTEMPT = "attempt"


class Instance(StrEnum):
    """Court instance of a decision."""

    FIRST = "first"
    APPEAL = "appeal"
    CASSATION = "cassation"
    SUPERVISORY = "supervisory"


class Outcome(StrEnum):
    """What a court decided."""

    CONVICTED = "convicted"
    ACQUITTED = "acquitted"
    CHANGED = "changed"
    UPHELD = "upheld"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class SanctionKind(StrEnum):
    """Kinds of punishment."""

    IMPRISONMENT = "imprisonment"
    LIFE = "life"
    RESTRICTED_OPEN = "restricted_open"
    RESTRICTED_HOME = "restricted_home"
    ARREST = "arrest"
    SUSPENDED = "suspended"
    FINE = "fine"
    TREATMENT = "treatment"


class MarkKind(StrEnum):
    """Registers and lists the state puts a person on."""

    EXTREMISM_REGISTER = "extremism_register"
    ESCAPE_REGISTER = "escape_register"
    EXTREMIST_LIST = "extremist_list"
    TERRORIST_LIST = "terrorist_list"
    WANTED = "wanted"
    SPECIAL_TRIAL = "special_trial"
    CITIZENSHIP_REVOKED = "citizenship_revoked"


class ConditionKind(StrEnum):
    """What a consented note is about."""

    HEALTH = "health"
    CONDITION = "condition"


class BanKind(StrEnum):
    """What is forbidden to a prisoner."""

    LETTERS = "letters"
    PARCELS = "parcels"
    SHOP = "shop"
    VISITS = "visits"
    CALLS = "calls"


class WayOutKind(StrEnum):
    """How someone came, or asked to come, out."""

    FULL_TERM = "full_term"
    PARDON = "pardon"
    AMNESTY = "amnesty"
    PAROLE = "parole"
    EXCHANGE = "exchange"
    EXILE = "exile"
    LEFT_COUNTRY = "left_country"
    TERM_REPLACED = "term_replaced"
    ACQUITTED = "acquitted"
    CASE_CLOSED = "case_closed"
    DEATH = "death"
    CLEMENCY_ASKED = "clemency_asked"


class SourceKind(StrEnum):
    """The only kinds of source that may be named in public."""

    COURT = "court"
    PRESS = "press"
    ORGANISATION = "organisation"
    INITIATIVE = "initiative"


class Topic(StrEnum):
    """What a claim is about."""

    IDENTITY = "identity"
    ARREST = "arrest"
    CHARGES = "charges"
    TRIAL = "trial"
    SENTENCE = "sentence"
    STAGE = "stage"
    WHEREABOUTS = "whereabouts"
    TRANSFER = "transfer"
    INCOMMUNICADO = "incommunicado"
    BANS = "bans"
    CONDITION = "condition"
    HEALTH = "health"
    RELEASE = "release"
    DEATH = "death"
    OTHER = "other"


class FacilityKind(StrEnum):
    """Kinds of places where people are held."""

    PRETRIAL_DETENTION = "pretrial_detention"
    PRISON = "prison"
    PENAL_COLONY = "penal_colony"
    JUVENILE_COLONY = "juvenile_colony"
    OPEN_FACILITY = "open_facility"
    SETTLEMENT_COLONY = "settlement_colony"
    TEMPORARY_DETENTION = "temporary_detention"
    HOSPITAL = "hospital"
    OTHER = "other"


class FacilitySex(StrEnum):
    """Who is held in a facility, where a source says it."""

    FEMALE = "female"
    MALE = "male"
    MIXED = "mixed"


class RuleStatus(StrEnum):
    """How binding a parcel or letter rule is."""

    RULE = "rule"
    PRACTICE = "practice"
    ADVICE = "advice"
    NOT_FOUND = "not_found"


class ServiceKind(StrEnum):
    """What a partner organisation offers."""

    LEGAL = "legal"
    MEDICAL = "medical"
    PSYCHOLOGICAL = "psychological"
    MONEY = "money"
    PARCELS = "parcels"
    LETTERS = "letters"
    RELOCATION = "relocation"
    HOUSING = "housing"
    EDUCATION = "education"
    WORK = "work"
    ADVOCACY = "advocacy"
    OTHER = "other"


class Visibility(StrEnum):
    """Per field of an organisation. Only ``public`` fields carry a value in the record."""

    PUBLIC = "public"
    ON_REQUEST = "on_request"
    WITHHELD = "withheld"


class ChannelKind(StrEnum):
    """Kinds of our own official addresses."""

    WEBSITE = "website"
    ONION = "onion"
    EMAIL = "email"
    TELEGRAM = "telegram"
    SIGNAL = "signal"
    MASTODON = "mastodon"
    INSTAGRAM = "instagram"
    FACEBOOK = "facebook"
    YOUTUBE = "youtube"
    X = "x"
    OTHER = "other"


VOCABULARIES: dict[str, type[StrEnum]] = {
    "level": Level,
    "basis": BasisKind,
    "scope": Scope,
    "sex": Sex,
    "script": Script,
    "name_system": NameSystem,
    "name_kind": NameKind,
    "stage": Stage,
    "state": State,
    "recognition": RecognitionDecision,
    "detention": DetentionKind,
    "end_reason": EndReason,
    "regime": Regime,
    "charge_mode": ChargeMode,
    "instance": Instance,
    "outcome": Outcome,
    "sanction": SanctionKind,
    "mark": MarkKind,
    "condition": ConditionKind,
    "ban": BanKind,
    "way_out": WayOutKind,
    "source": SourceKind,
    "topic": Topic,
    "facility": FacilityKind,
    "facility_sex": FacilitySex,
    "rule_status": RuleStatus,
    "service": ServiceKind,
    "visibility": Visibility,
    "channel": ChannelKind,
}
