#pragma once

#include <functional>
#include <string>

#include "graph/ids.hpp"
#include "graph/picture/wording.hpp"

namespace dossier::graph::picture {

/// How every kind of picture is drawn. Within a page of HTML:
///
///     Options options;
///     options.embedded = true;             // an <svg> element and nothing around it: put it into the page as it is
///     options.prefix = "matrix";           // of the ids in it; another one for each picture of the page
///     options.address = [&](NodeId node) { return entries.contains(node) ? "#" + entries.at(node) : ""; };
///     page += draw(actor_topic_matrix(graph), options);
struct Options {
    std::string title;  ///< empty: the wording's
    Wording wording;
    /// Where a reader finds more about a node (an actor, a topic, a commitment, the sentence behind a mark): `#s3`. Its
    /// picture then links there. Nothing or an empty text: no link. Addresses other than http, https and relative ones
    /// are dropped.
    std::function<std::string(NodeId)> address;
    std::string prefix = "picture";
    bool embedded = false;  ///< without the XML declaration
    std::string hint;       ///< how to see what is left out, told where something is: `--limit 100 shows more`
};

}  // namespace dossier::graph::picture
