#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "repl/language/language.hpp"

namespace dossier::repl {

/// What the commands say.
enum class Text {
    no_result_yet,
    ask_first,
    no_sentence_behind,
    on_page,
    by_rule,
    with_confidence,
    no_such_name,
    nearest_are,
    names_are_listed,
    several_are_meant,
    choose_one,
    and_more,
    nothing_to_draw,
    return_nodes,
    drawn,
    nodes,
    relationships,
    one_actor_only,
    commitments_usage,
    no_date,
    write_a_date,
    undated,
    two_to_compare,
    compare_usage,
    same_thing,
    both,
    only_one,
    topics_title,
    commitments_title,
    opposed_title,
    stand_apart,
    stands_against,
    nowhere,
    two_ends,
    link_usage,
    not_linked,
    steps,
    chain_reason,
    ground_statement,
    ground_data,
    ground_together,
    ground_association,
    ground_document,
    named_together,
    from_data,
    more_sentences,
    how_ranked,
    whose_neighbours,
    neighbours_usage,
    wrong_distance,
    sentence_number,
    skip_to_content,
    contents_title,
    report_title,
    documents_title,
    documents_caption,
    no_commitments,
    register_caption,
    timeline_title,
    timeline_caption,
    matrix_title,
    matrix_caption,
    actor_and_topic,
    no_associations,
    sentences_title,
    questions_title,
    kind_agreement,
    kind_undertaking,
    kind_intention,
    kind_call,
    kind_summit,
    kind_meeting,
    kind_conference,
    kind_dinner,
    kind_debate,
    kind_ceremony,
    kind_election,
    kind_council,
    status_made,
    status_expected,
    report_needs_file,
    report_usage,
    nothing_to_report,
    load_first,
    report_written,
    no_neighbours,
    picture_drawn,
    more_with_limit,
    no_such_option,
    too_many_words,
    value_missing,
    value_not_taken,
    graph_usage,
    picture_usage,
    no_picture_kind,
    no_such_picture,
    did_you_mean,
    pictures_are,
    picture_takes_file,
    picture_takes,
    picture_of_nothing,
    picture_of_one,
    picture_of_two,
    name_with_quotes,
    picture_no_clusters,
    graph_has_clusters,
    picture_is_svg,
    end_in_svg,
    no_parameter_value,
    no_parameter_name,
    param_usage,
    nothing_to_explain,
    nothing_to_profile,
    query_usage,
    timing_usage,
    one_value_only,
    value_with_quotes,
    options_are,
    no_such_format,
    formats_are,
    number_needed,
    whole_number_needed,
    less_than_a_byte,
    too_large,
    one_of_values,
    or_between,
    no_directory,
    quote_not_closed,
    nothing_to_run,
    source_usage,
    script_stopped,
    output_goes_to,
    file_is_a_base,
    name_a_file,
    cannot_write,
    output_stays,
    nothing_to_load,
    load_usage,
    not_all_loaded,
    transaction_is_open,
    end_it_before_loading,
    transaction_open_already,
    end_it,
    no_transaction,
    transaction_dropped,
    begin_one,
    import_usage,
    nothing_imported,
    export_usage,
    nothing_exported,
    no_arguments,
    no_such_command,
    help_lists,
    no_such_topic,
    no_history,
    typing_is_kept,
    help_begins,
    help_ends,
};

inline constexpr std::size_t text_count = static_cast<std::size_t>(Text::help_ends) + 1;

/// A text with its places to fill in, each by name: `{name}`. Where a number decides, one form for 1 and behind a bar
/// one for any other: `{count} step|{count} steps`.
using Entry = std::pair<Text, std::string_view>;
/// A column of an answer by its English name, and what it is called.
using Heading = std::pair<std::string_view, std::string_view>;

/// Everything in one language; a file of its own each.
struct Wording {
    std::array<Entry, text_count> texts;  ///< in the order of Text
    std::span<const Heading> headings;
};
[[nodiscard]] const Wording& english();
[[nodiscard]] const Wording& dutch();
[[nodiscard]] const Wording& wording(Language language);

/// Whether each entry stands at its own place, so that none is missing.
[[nodiscard]] constexpr bool in_order(const std::array<Entry, text_count>& entries) {
    for (std::size_t at = 0; at < entries.size(); ++at) {
        if (static_cast<std::size_t>(entries[at].first) != at || entries[at].second.empty()) return false;
    }
    return true;
}

/// The words of `text`, unfilled.
[[nodiscard]] std::string_view words_of(Language language, Text text);

/// What a column is called; a name that is in no list stays as it is.
[[nodiscard]] std::string_view heading(Language language, std::string_view name);

/// `text` with its places filled in: `say(language, Text::on_page, fmt::arg("page", 3))`.
template <typename... Arguments>
[[nodiscard]] std::string say(Language language, Text text, const Arguments&... arguments) {
    return fmt::format(fmt::runtime(words_of(language, text)), arguments...);
}

/// A text in the form that `count` asks for.
[[nodiscard]] std::string counted(Language language, Text text, std::size_t count);

}  // namespace dossier::repl
