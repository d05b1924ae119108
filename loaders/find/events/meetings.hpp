#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "loaders/find/dates/dates.hpp"
#include "loaders/find/events/meeting_sorts.hpp"
#include "loaders/find/gazetteer/gazetteer.hpp"
#include "loaders/find/grammar/words.hpp"

namespace dossier::loaders::find {

/// Days of a meeting, ISO, and as letters write them; empty where nothing tells them.
struct MeetingDays {
    std::string start, end, text;
};

/// What a sentence or heading says of a meeting.
struct Meeting {
    std::size_t first = 0, last = 0;
    Sort sort = Sort::none;
    std::string head;    ///< as printed: `NAVO-Top`, `diner`
    std::string prefix;  ///< of a compound: `NAVO`
    std::string body;    ///< whose meeting: `Noord-Atlantische Raad`
    std::string whose;   ///< who meets, in small letters: `energieministers`
    std::string place;
    std::string start, end;
    std::string date_text;
    std::string called;      ///< with its body as printed: `bijeenkomst van het Platform`
    std::string described;   ///< with what tells it from others: `derde ministeriële conferentie`
    std::string shortened;   ///< in brackets behind it: `FMM`
    std::string said;        ///< as it stands, with date and place
    MeetingDays attendance;  ///< of one without a date: when somebody was there
    std::string likely;      ///< of a bare top: with the one body of its sentence that holds such, `NAVO-top`
    bool attended = false;   ///< of a council without a date: one goes to it, or reports of it
    bool definite = false;
    bool near = false;        ///< deze, die
    bool introduced = false;  ///< een
    bool numbered = false;    ///< of a series: `COP29`
    bool held = false;        ///< the sentence says that it takes place
    bool joined = false;      ///< `whose` are those whom others met: "vergadering met het fonds"
    bool part = false;        ///< of the council that the letter is on: `onderwijsdeel`
    bool apposed = false;     ///< another name of the meeting before it
};

/// The meetings that one run of words names, from left to right.
///
/// `heading`  organisations may stand in capitals, a place between commas
[[nodiscard]] std::vector<Meeting> find_meetings(const Gazetteer& gazetteer, std::string_view text,
                                                 const std::vector<Word>& words,
                                                 const std::vector<TimeExpression>& times, bool heading);

}  // namespace dossier::loaders::find
