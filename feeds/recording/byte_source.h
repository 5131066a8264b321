// Bytes of a file or of standard input; gzip and zstd are told by their first bytes and unpacked.
#pragma once

#include "feeds/recording/read_watch.h"
#include "model/market/expected.h"

#include <QString>

#include <cstddef>
#include <memory>

namespace plimsoll {

class ByteSource {
public:
    virtual ~ByteSource() = default;
    // Bytes read, 0 at the end. After damage: 0, and `error` says what happened.
    virtual std::size_t read(char* out, std::size_t max) = 0;
    virtual QString error() const { return {}; }
};

// A watch counts the bytes on disk; cancelled, the source ends.
Expected<std::unique_ptr<ByteSource>, QString> openBytes(const QString& path, ReadWatchPtr watch = {});
std::unique_ptr<ByteSource> standardInput();

}  // namespace plimsoll
