#pragma once

#include <string_view>

namespace dossier::graph::picture {

/// The words of a picture that are not the graph's; in English, until the caller gives them in another language. Where
/// `{}` stands a number or a name is put.
struct Wording {
    std::string_view matrix = "Actors and topics";
    std::string_view matrix_description =
        "A row for each of {} actors, a column for each of {} topics; marks tell what the actor says of the topic.";
    std::string_view supports = "supports", opposes = "opposes", discusses = "discusses", commits = "commits itself";
    std::string_view expected = "expected", intended = "intended", negated = "denied";
    std::string_view together = "sentences on both";

    std::string_view timeline = "Commitments in time";
    std::string_view timeline_description = "{} commitments with a date, {} without one, and {} meetings.";
    std::string_view meetings = "Meetings", dated = "Commitments with a date", undated = "Without a date";
    std::string_view day = "due on a day", period = "due within", open = "no end or no beginning";
    std::string_view at_meeting = "made at a meeting", towards = "towards {}", condition = "condition: {}";

    std::string_view ego = "Around {}";
    std::string_view ego_description =
        "{} in the middle, and around it {} things that it is tied to; below each stands how.";

    std::string_view among_neighbours = "tied to each other";

    std::string_view chain = "From {} to {}";
    std::string_view chain_description = "{} chains of relationships between the two, each step with its sentence.";
    std::string_view no_sentence = "no sentence says this";

    std::string_view left_out = "{} of {} {} are shown";  ///< how many, of how many, of what
    std::string_view actors = "actors", topics = "topics", commitments = "commitments", neighbours = "neighbours";
    std::string_view nothing = "There is nothing to show.";
};

}  // namespace dossier::graph::picture
