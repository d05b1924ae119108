#pragma once

#include <array>
#include <string_view>

/// The labels, types and keys of the graph model: no other file spells them.
namespace dossier::graph::vocabulary {

namespace label {
inline constexpr std::string_view document = "Document", section = "Section", paragraph = "Paragraph",
                                  sentence = "Sentence", footnote = "Footnote", actor = "Actor", topic = "Topic",
                                  instrument = "Instrument", event = "Event", commitment = "Commitment";
/// The kinds of actors, and the roles that hold on a document's date.
inline constexpr std::array<std::string_view, 4> actor_kinds{"Country", "Organization", "Person", "Group"};
inline constexpr std::array<std::string_view, 4> roles{"Ally", "EUMember", "Partner", "IndoPacificPartner"};
}  // namespace label

namespace type {
inline constexpr std::string_view has_section = "HAS_SECTION", has_paragraph = "HAS_PARAGRAPH",
                                  has_sentence = "HAS_SENTENCE", has_footnote = "HAS_FOOTNOTE", next = "NEXT",
                                  signed_by = "SIGNED_BY", addressed_to = "ADDRESSED_TO", cites = "CITES",
                                  mentions = "MENTIONS", commits_to = "COMMITS_TO", towards = "TOWARDS",
                                  about = "ABOUT", under = "UNDER", at = "AT", stated_in = "STATED_IN",
                                  associated_with = "ASSOCIATED_WITH", broader = "BROADER",
                                  cooperates_with = "COOPERATES_WITH", member_of = "MEMBER_OF",
                                  partner_of = "PARTNER_OF", holds = "HOLDS", fulfils = "FULFILS";
/// Statements between things that documents share: an edge may have evidence in several documents.
inline constexpr std::array<std::string_view, 14> statements{
    "SUPPORTS",   "OPPOSES", "THREATENS",      "COOPERATES_WITH", "CALLS_ON",   "DISCUSSES", "PARTICIPATES_IN",
    "INVITED_TO", "ADOPTED", "CONTRIBUTES_TO", "MEMBER_OF",       "PARTNER_OF", "HOLDS",     "PART_OF"};
}  // namespace type

namespace key {
inline constexpr std::string_view id = "id", title = "title", kind = "kind", date = "date", place = "place",
                                  dossier = "dossier", dossier_title = "dossier_title", number = "number",
                                  language = "language", source = "source", sha256 = "sha256", stub = "stub",
                                  ordinal = "ordinal", text = "text", lemmas = "lemmas", begin = "begin", end = "end",
                                  name = "name", name_nl = "name_nl", name_en = "name_en", aliases = "aliases",
                                  iso3 = "iso3", wikidata = "wikidata", start = "start", status = "status", due = "due",
                                  due_text = "due_text", condition = "condition", quantity = "quantity", unit = "unit",
                                  role = "role", surface = "surface", how = "how", evidence = "evidence",
                                  confidence = "confidence", confidences = "confidences", weight = "weight",
                                  sentences = "sentences", from = "from", until = "until", sources = "sources",
                                  variants = "variants", loader = "loader", box = "box", rule = "rule", rules = "rules",
                                  page = "page";
/// Of a sentence by which a letter gives what was promised before.
inline constexpr std::string_view delivery = "delivery", promised_on = "promised_on",
                                  promised_elsewhere = "promised_elsewhere";
/// Files of the user's that a thing is known from.
inline constexpr std::string_view gazetteers = "gazetteers";
}  // namespace key

namespace search {
/// The full-text index over the sentences.
inline constexpr std::string_view sentences = "sentences";
}  // namespace search

}  // namespace dossier::graph::vocabulary
