#include "query/exec/import_file.hpp"

#include <algorithm>
#include <cctype>
#include <system_error>

#include <fmt/format.h>

#include "graph/error.hpp"

namespace dossier::query::exec {

namespace {

namespace fs = std::filesystem;
using graph::ErrorCode;

[[noreturn]] void refuse(ErrorCode code, std::string message, std::string hint = {}) {
    throw graph::Error{{.type = graph::ErrorType::file_error,
                        .code = code,
                        .message = std::move(message),
                        .where = std::nullopt,
                        .hint = std::move(hint)}};
}

/// `https` of `https://…`, in lower case; empty for a plain path.
std::string scheme_of(std::string_view location) {
    const std::size_t end = location.find("://");
    if (end == std::string_view::npos) return {};
    std::string scheme{location.substr(0, end)};
    const auto may_be_scheme = [](unsigned char c) { return std::isalnum(c) != 0 || c == '+' || c == '-' || c == '.'; };
    if (scheme.empty() || !std::ranges::all_of(scheme, may_be_scheme)) return {};
    std::ranges::transform(scheme, scheme.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return scheme;
}

/// `%20` is a space: a URL cannot hold one.
std::string decoded(std::string_view url) {
    std::string text;
    for (std::size_t at = 0; at < url.size(); ++at) {
        const auto digit = [&](std::size_t i) {
            return i < url.size() && std::isxdigit(static_cast<unsigned char>(url[i]));
        };
        if (url[at] == '%' && digit(at + 1) && digit(at + 2)) {
            text.push_back(static_cast<char>(std::stoi(std::string{url.substr(at + 1, 2)}, nullptr, 16)));
            at += 2;
        } else {
            text.push_back(url[at]);
        }
    }
    return text;
}

/// What is looked for below the directory.
std::string path_of(std::string_view location) {
    const std::string scheme = scheme_of(location);
    if (scheme.empty()) return std::string{location};
    if (scheme != "file") {
        refuse(ErrorCode::wrong_usage, fmt::format("LOAD CSV reads files, and does not fetch `{}`", location),
               "download it into the import directory");
    }
    constexpr std::string_view local = "file:///";
    if (location.size() < local.size() || location[local.size() - 1] != '/') {
        refuse(ErrorCode::wrong_usage, fmt::format("`{}` names another machine", location), "write `file:///name.csv`");
    }
    // The root of these addresses is the import directory.
    std::string path = decoded(location.substr(local.size()));
    path.erase(0, path.find_first_not_of('/'));
    return path;
}

bool lies_below(const fs::path& file, const fs::path& directory) {
    const auto [in_directory, in_file] = std::ranges::mismatch(directory, file);
    return in_directory == directory.end() && in_file != file.end();
}

}  // namespace

fs::path import_file(std::string_view location, const Limits& limits) {
    if (!limits.import_directory) {
        refuse(ErrorCode::wrong_usage, "LOAD CSV may not read files here",
               "allow a directory: `--import-directory DIR` on the command line, `:set import-directory DIR` in the "
               "shell");
    }
    const std::string path = path_of(location);
    if (path.empty() || path.find('\0') != std::string::npos) {
        refuse(ErrorCode::unreadable_data, fmt::format("`{}` names no file", location.substr(0, location.find('\0'))));
    }
    std::error_code error;
    const fs::path directory = fs::canonical(*limits.import_directory, error);
    if (error) {
        refuse(ErrorCode::unreadable_data,
               fmt::format("the import directory `{}` is not there", limits.import_directory->string()));
    }
    const fs::path file = fs::weakly_canonical(directory / path, error);
    if (error || !lies_below(file, directory)) {
        refuse(ErrorCode::wrong_usage,
               fmt::format("`{}` is not below the import directory `{}`", location, directory.string()),
               "copy the file there, and name it by its path from there");
    }
    if (!fs::is_regular_file(file, error)) {
        refuse(ErrorCode::unreadable_data,
               fmt::format("there is no file `{}` below the import directory `{}`", path, directory.string()));
    }
    return file;
}

}  // namespace dossier::query::exec
