"""Posts of people and groups of recipients, told by what they are called."""

from __future__ import annotations

from functools import cached_property, lru_cache

from hongngu_tally.text import key
from hongngu_tally.vocabulary.words import WORDS, begins_any, keys_in, read_words

_HOLDERS = frozenset(keys_in("bodies", "holders"))


class Posts:
    """The posts and groups of ``words/phrases.toml``."""

    def __init__(self) -> None:
        self._phrases = read_words(WORDS / "phrases.toml")

    @cached_property
    def _groups(self) -> tuple[dict[str, str], dict[str, str]]:
        return (
            {
                key(text): group
                for group, texts in self._phrases["group_of_position"].items()
                for text in texts
            },
            {key(text): group for group, texts in self._phrases["group_of_name"].items() for text in texts},
        )

    @lru_cache(maxsize=8192)  # noqa: B019 - one vocabulary lives as long as its process
    def group_of(self, recipient: str, name: str, position: str) -> str:
        """The group that a collective's name or a person's position tells; ``unknown`` when it tells none."""
        positions, names = self._groups
        if recipient == "collective":
            words = f"{key(name)} "
            return next((group for text, group in names.items() if words.startswith(f"{text} ")), "unknown")
        words = f" {key(position)} "
        return next((group for text, group in positions.items() if f" {text} " in words), "unknown")

    @lru_cache(maxsize=8192)  # noqa: B019 - one vocabulary lives as long as its process
    def is_post(self, text: str) -> bool:
        """Whether a text begins with a known post: "PHÓ GIÁM ĐỐC" is nobody's name."""
        return begins_any(key(text), self._groups[0])

    @cached_property
    def alone(self) -> frozenset[str]:
        """Keys of posts that name nobody where they stand for a name: "Trưởng ấp", "Công chức"; "Thư viện" is a body as well."""
        leads = (
            key(text) for group in ("leader", "teacher") for text in self._phrases["group_of_position"][group]
        )
        others = (text for text in self._groups[0] if text.split()[-1] in _HOLDERS)
        return frozenset((*leads, *others))

    @cached_property
    def _posts(self) -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
        posts = {key(text): post for post, texts in self._phrases["post"].items() for text in texts}
        groups = {group: post for post, groups in self._phrases["post_of_group"].items() for group in groups}
        words = [text.split() for text in posts]
        begun = frozenset(" ".join(each[:size]) for each in words for size in range(1, len(each)))
        return posts, groups, begun

    @lru_cache(maxsize=8192)  # noqa: B019 - one vocabulary lives as long as its process
    def _begins_a_post(self, position: str) -> bool:
        """Whether the workplace may go on with what a position begins: "Giám đốc" of "Sở Y tế"."""
        words = key(position).split()
        return any(" ".join(words[at:]) in self._posts[2] for at in range(len(words)))

    def post_of(self, position: str, group: str, place: str) -> str:
        """The rank of a person's post, by position and workplace, else by the group; ``unknown`` when nothing tells it."""
        return self._post_of(position, group, place if self._begins_a_post(position) else "")

    @lru_cache(maxsize=8192)  # noqa: B019 - one vocabulary lives as long as its process
    def _post_of(self, position: str, group: str, place: str) -> str:
        posts, of_groups, _ = self._posts
        own = f" {key(position)} "
        said = f"{own}{key(place)} "
        for text, post in posts.items():
            # It begins in the position: what a workplace is called makes nobody its head.
            if position and 0 <= said.find(f" {text} ") < len(own) - 1:
                return post
        read = self.group_of("individual", "", position)
        return of_groups.get(group if read == "unknown" else read, "unknown")
