#pragma once

#include "graph/export/rdf.hpp"
#include "graph/value.hpp"

namespace dossier::graph::rdf {

/// `text` with everything but letters, digits and `-._~` percent-encoded, as a part of a URN.
[[nodiscard]] std::string percent_encoded(std::string_view text);

/// A value of a property. Numbers, booleans, dates, times and durations have the types of XML Schema as far as these
/// can say them: a duration whose parts point both ways cannot be said and is a string, as is a map. The zone's name of
/// a point in time is not part of xsd:dateTime; its offset is. A list is a list, unless it holds null or maps.
[[nodiscard]] Object object_of(const Value& value);

[[nodiscard]] Object resource(std::string iri);
[[nodiscard]] Object plain(std::string text);
/// `type` is a name of XML Schema: `integer`.
[[nodiscard]] Object typed(std::string text, std::string_view type);

}  // namespace dossier::graph::rdf
