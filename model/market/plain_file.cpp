#include "model/market/plain_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>

namespace plimsoll {

namespace {

FileRefusal refusedBy(int error)
{
    return {FileRefusal::Why::System, error, 0};
}

std::string sizeText(std::uint64_t bytes)
{
    constexpr std::uint64_t kMega = 1u << 20, kKilo = 1u << 10;
    std::string said = std::to_string(bytes >= kMega ? bytes / kMega : bytes / kKilo);
    said += bytes >= kMega ? " MB" : " kB";
    return said;
}

}  // namespace

std::string text(const FileRefusal& refusal)
{
    switch (refusal.why) {
        case FileRefusal::Why::System: return std::strerror(refusal.error);
        case FileRefusal::Why::Folder: return "it is a folder, not a file";
        case FileRefusal::Why::NoFile: return "it is a pipe or a device, not a file";
        case FileRefusal::Why::Link: return "it is a link that leads elsewhere";
        case FileRefusal::Why::TooLarge: break;
    }
    std::string said = "it is larger than ";
    said += sizeText(refusal.largest);
    return said;
}

Expected<PlainFile, FileRefusal> PlainFile::open(const std::string& path, std::uint64_t largest, Links links)
{
    // A zero ends the name for the system: what is opened would be another file than the one that is named.
    if (path.empty() || path.find('\0') != std::string::npos) return Unexpected{refusedBy(ENOENT)};
    // Looked at by its path first: merely opening some devices does something. Not to wait for the other end of a
    // pipe is what O_NONBLOCK is for; it means nothing for files.
    struct stat facts {};
    const auto look = [&](int failed) -> std::optional<FileRefusal> {
        if (failed != 0) return refusedBy(errno);
        if (S_ISLNK(facts.st_mode)) return FileRefusal{FileRefusal::Why::Link, 0, 0};
        if (S_ISDIR(facts.st_mode)) return FileRefusal{FileRefusal::Why::Folder, 0, 0};
        if (!S_ISREG(facts.st_mode)) return FileRefusal{FileRefusal::Why::NoFile, 0, 0};
        if (static_cast<std::uint64_t>(facts.st_size) > largest)
            return FileRefusal{FileRefusal::Why::TooLarge, 0, largest};
        return std::nullopt;
    };
    if (const auto refused =
            look(links == Links::Refuse ? ::lstat(path.c_str(), &facts) : ::stat(path.c_str(), &facts)))
        return Unexpected{*refused};
    const int way = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (links == Links::Refuse ? O_NOFOLLOW : 0);
    const int descriptor = ::open(path.c_str(), way);
    if (descriptor < 0) return Unexpected{refusedBy(errno)};
    PlainFile file(descriptor, largest);
    // And again: it may have been exchanged in between.
    if (const auto refused = look(::fstat(descriptor, &facts))) return Unexpected{*refused};
    return file;
}

PlainFile::~PlainFile()
{
    if (m_descriptor >= 0) ::close(m_descriptor);
}

Expected<std::string, FileRefusal> PlainFile::read() const
{
    constexpr std::size_t kPiece = 1u << 16;
    std::string bytes;
    struct stat facts {};
    if (::fstat(m_descriptor, &facts) == 0 && facts.st_size > 0)
        bytes.reserve(static_cast<std::size_t>(
            std::min<std::uint64_t>(static_cast<std::uint64_t>(facts.st_size), m_largest)));
    char piece[kPiece];
    while (true) {
        const ssize_t n = ::read(m_descriptor, piece, kPiece);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return Unexpected{refusedBy(errno)};
        if (n == 0) return bytes;
        if (bytes.size() + static_cast<std::size_t>(n) > m_largest)
            return Unexpected{FileRefusal{FileRefusal::Why::TooLarge, 0, m_largest}};
        bytes.append(piece, static_cast<std::size_t>(n));
    }
}

Expected<std::string, FileRefusal> readPlainFile(const std::string& path, std::uint64_t largest, Links links)
{
    const auto file = PlainFile::open(path, largest, links);
    if (!file) return Unexpected{file.error()};
    return file->read();
}

}  // namespace plimsoll
