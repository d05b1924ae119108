#include "query/procedures.hpp"

#include "graph/error.hpp"
#include "query/procedures/tables.hpp"
#include "query/query.hpp"

namespace dossier::query {

namespace {

Procedures joined() {
    Procedures all;
    for (const auto& table :
         {procedures::schema(), procedures::graphs(), procedures::full_text(), procedures::documents_procedures()}) {
        for (const Procedure& procedure : table) all.emplace(procedure.name, procedure);
    }
    return all;
}

}  // namespace

void procedures::fail(std::string message, std::string hint) {
    throw graph::Error{{.type = graph::ErrorType::argument_error,
                        .code = graph::ErrorCode::invalid_argument_value,
                        .message = std::move(message),
                        .where = std::nullopt,
                        .hint = std::move(hint)}};
}

const Procedures& builtin_procedures() {
    static const Procedures all = joined();
    return all;
}

}  // namespace dossier::query
