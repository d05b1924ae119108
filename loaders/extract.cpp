#include "loaders/extract.hpp"

#include <utility>

#include <fmt/format.h>

#include "graph/error.hpp"
#include "loaders/annotate/plain.hpp"
#include "loaders/find/finder.hpp"
#include "loaders/find/instruments/citations.hpp"
#include "loaders/read/language.hpp"
#include "loaders/read/letter.hpp"

namespace dossier::loaders {

namespace {

std::string lemmas_of(const annotate::Annotation& tokens) {
    std::string text;
    for (const auto& token : tokens) {
        if (token.lemma.empty() || token.tag.starts_with("LET")) continue;
        text += text.empty() ? "" : " ";
        text += token.lemma;
    }
    return text;
}

[[noreturn]] void refuse(std::string message, std::string hint) {
    throw graph::Error{{.type = graph::ErrorType::file_error,
                        .code = graph::ErrorCode::unreadable_document,
                        .message = std::move(message),
                        .where = std::nullopt,
                        .hint = std::move(hint)}};
}

}  // namespace

std::vector<find::AnnotatedSentence> annotated(const read::Document& document,
                                               std::vector<annotate::Annotation> annotations) {
    std::vector<find::AnnotatedSentence> result;
    result.reserve(annotations.size());
    for (std::size_t section = 0; section < document.sections.size(); ++section) {
        const auto& paragraphs = document.sections[section].paragraphs;
        for (std::size_t paragraph = 0; paragraph < paragraphs.size(); ++paragraph) {
            for (const auto& sentence : paragraphs[paragraph].sentences) {
                const auto ordinal = result.size();
                auto lemmas = lemmas_of(annotations[ordinal]);
                result.push_back(
                    {&sentence, std::move(annotations[ordinal]), std::move(lemmas), section, paragraph, ordinal});
            }
        }
    }
    return result;
}

bool is_annotated(const read::Document& document) { return document.language == "nl"; }

std::vector<std::string_view> sentence_texts(const read::Document& document) {
    std::vector<std::string_view> texts;
    for (const auto& section : document.sections)
        for (const auto& paragraph : section.paragraphs)
            for (const auto& sentence : paragraph.sentences) texts.emplace_back(sentence.text.text);
    return texts;
}

Extraction extract(std::string_view text, std::string_view name, annotate::Annotator& annotator,
                   const find::Gazetteer& gazetteer) {
    auto document = read::read_letter(text, name);
    std::vector<annotate::Annotation> annotations;
    if (is_annotated(document))
        for (const auto sentence : sentence_texts(document)) annotations.push_back(annotator.annotate(sentence));
    return extract(std::move(document), std::move(annotations), gazetteer);
}

Extraction extract(read::Document document, std::vector<annotate::Annotation> annotations,
                   const find::Gazetteer& gazetteer) {
    const auto& language = read::language(document.language);
    if (language.code != "nl" && language.code != "en")
        refuse(fmt::format("it is in {}", language.name), "letters are read in Dutch, and in part in English");
    if (!is_annotated(document))
        for (const auto sentence : sentence_texts(document)) annotations.push_back(annotate::plain_words_of(sentence));
    if (annotations.empty())
        refuse("no running text in it",
               "a letter has at least one sentence that is not a heading, a table or a signature");
    Extraction extraction;
    if (!is_annotated(document))
        extraction.note = fmt::format("it is in {}: read for its structure, names, dates and citations; statements and "
                                      "commitments need a parser, and there is one for Dutch",
                                      language.name);
    extraction.document = std::move(document);
    extraction.sentences = annotated(extraction.document, std::move(annotations));
    extraction.findings = find::find_all(extraction.document, extraction.sentences, gazetteer);
    extraction.findings.citations = find::find_citations(extraction.document);
    extraction.parties = find::find_parties(extraction.document, gazetteer);
    return extraction;
}

}  // namespace dossier::loaders
