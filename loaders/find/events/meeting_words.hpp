#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "loaders/find/events/meetings.hpp"

namespace dossier::loaders::find {

/// "WASHINGTON" in a heading is "Washington" in the text, and "NAVO-TOP" is "NAVO-Top": what is short and stands before
/// a hyphen is an abbreviation.
[[nodiscard]] std::string as_name(std::string_view text);

/// Words of a heading that are capitalised and no part of the meeting's name: "Verslag Foreign Ministers Meeting".
inline constexpr std::string_view leading_words =
    "verslag|geannoteerde|agenda|brief|inzet|terugkoppeling|terugblik|aanbieding|inbreng|verslagen|vorige|volgende|"
    "eerstvolgende|komende|afgelopen|aanstaande|laatste";

/// Words of a heading, which have no tags, that lead to a name and are no part of it: "VAN DE BIJEENKOMST".
inline constexpr std::string_view small_words = "van|de|het|een|in|op|te|over|voor|en|met|aan|tot|ter|bij|der|des";

/// One run of words, of a sentence or a heading, and what stands around the name of a meeting in it.
class MeetingWords {
public:
    MeetingWords(const Gazetteer& gazetteer, std::string_view text, const std::vector<Word>& words,
                 const std::vector<TimeExpression>& times, bool heading)
        : gazetteer_{gazetteer}, text_{text}, words_{words}, times_{times}, heading_{heading} {}

protected:
    [[nodiscard]] std::string_view word(std::size_t i) const {
        return i < words_.size() ? std::string_view{words_[i].lower} : std::string_view{};
    }

    /// The gazetteer's organisation that begins at `i`, in any case of letters where it is a heading.
    [[nodiscard]] std::pair<const Entity*, std::size_t> body_at(std::size_t i, bool councils) const;

    [[nodiscard]] const TimeExpression* time_from(std::size_t i) const;

    /// Does a date stand at `i`, with or without the preposition that leads to it?
    [[nodiscard]] bool time_after(std::size_t i) const;

    /// The date in full, so that meetings of the same body keep apart: "11 juli 2024".
    [[nodiscard]] std::string spoken(const TimeExpression& time) const;

    void take_time(Meeting& m, const TimeExpression& time) const;

    /// Dates and places right behind the name, in any order: "in Vilnius in 2023", "van 20 mei 2025 in Brussel", "te
    /// Hongkong (13-18 december)".
    void take_tail(Meeting& m, std::size_t i) const;

    /// A day, or a year alone, in brackets; with its place before it. Where the bracket ends, or `i`.
    [[nodiscard]] std::size_t take_bracket(Meeting& m, std::size_t i) const;

    /// The place whose name begins at `i`, and where it ends.
    [[nodiscard]] std::pair<std::string, std::size_t> place_at(std::size_t i) const;

    /// Does the name of a place go on at `i`: "Den Haag", "New York"?
    [[nodiscard]] bool goes_on(std::size_t i) const;

    /// Is the time that of another noun before it: "de brief van 12 mei", "het bezoek aan Rome op 27 juni"?
    [[nodiscard]] bool of_a_noun(const TimeExpression& time, const Meeting& m) const;

    /// Where what tells one meeting from another begins before its noun: "derde ministeriële conferentie".
    [[nodiscard]] std::size_t begin_of_description(std::size_t i) const;

    void take_head(Meeting& m, std::size_t i) const;

    /// The first word of the phrase that ends with the name at `i`: past its article and adjectives.
    [[nodiscard]] std::size_t led_from(std::size_t i) const;

    [[nodiscard]] bool takes_place() const;

    /// Does it take place, or is it planned, opened or over: said of a meeting, not of a council, which starts much.
    [[nodiscard]] bool is_scheduled() const;

    /// "voorafgaand aan de Raad", "aan de vooravond van de Top": what the sentence dates is held before, after or
    /// beside the meeting at `first`.
    [[nodiscard]] bool is_beside(std::size_t first) const;

    /// "Op 5 juni nam ik deel aan de bijeenkomst": the days on which one goes to the meeting at `m.first`.
    void take_attendance(Meeting& m) const;

    /// What the sentence says of time and place where the meeting is brought up in it.
    void take_sentence(Meeting& m) const;

    /// Is a time that only says when at the latest the day of a meeting: "is voorzien voor 12 juni"?
    [[nodiscard]] bool is_planned_for(const TimeExpression& time) const;

    const Gazetteer& gazetteer_;
    std::string_view text_;
    const std::vector<Word>& words_;
    const std::vector<TimeExpression>& times_;
    bool heading_;
};

}  // namespace dossier::loaders::find
