#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/source.hpp"

namespace dossier::loaders::annotate {

/// One word with what the language pipeline says of it. Strings are as the Dutch pipeline gives them.
struct Token {
    std::string text;
    graph::SourceSpan where;  ///< in the sentence's text
    std::string lemma;
    std::string tag;     ///< CGN: `WW(pv,tgw,ev)`
    std::string entity;  ///< `B-LOC`, `I-ORG`, `O`, …
    int head = -1;       ///< index of the token this one depends on; -1 for the root
    std::string role;    ///< `su`, `obj1`, `pc`, `ROOT`, …
};

using Annotation = std::vector<Token>;

/// Turns a sentence's text into tokens.
class Annotator {
public:
    virtual ~Annotator() = default;
    /// Loads what it needs, which else the first sentence would: processes forked afterwards share it.
    virtual void prepare() {}
    /// `sentence`  one sentence of running text, without markup
    [[nodiscard]] virtual Annotation annotate(std::string_view sentence) = 0;
};

}  // namespace dossier::loaders::annotate
