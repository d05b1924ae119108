#include "graph/error.hpp"
#include "loaders/annotate/frog.hpp"

namespace dossier::loaders::annotate {

namespace {

/// Stands in for Frog in a build without it: says so when it is first needed, not before.
class AbsentFrog final : public Annotator {
public:
    Annotation annotate(std::string_view) override {
        throw graph::Error{{.type = graph::ErrorType::file_error,
                            .code = graph::ErrorCode::missing_tool,
                            .message = "this build has no language pipeline",
                            .where = std::nullopt,
                            .hint = "build with DOSSIER_WITH_FROG=ON, or give recorded annotations"}};
    }
};

}  // namespace

std::unique_ptr<Annotator> make_frog(FrogSettings) { return std::make_unique<AbsentFrog>(); }

bool has_frog() noexcept { return false; }

}  // namespace dossier::loaders::annotate
