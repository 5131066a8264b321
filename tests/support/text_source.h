// A text where bytes are read from, and a file as text, packed or not.
#pragma once

#include "feeds/recording/byte_source.h"

#include <QString>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

namespace plimsoll::test {

class TextSource final : public ByteSource {
public:
    explicit TextSource(std::string text) : m_text(std::move(text)) {}
    std::size_t read(char* out, std::size_t max) override
    {
        const std::size_t n = std::min(max, m_text.size() - m_at);
        std::memcpy(out, m_text.data() + m_at, n);
        m_at += n;
        return n;
    }

private:
    std::string m_text;
    std::size_t m_at = 0;
};

// Empty: it cannot be read.
inline std::string wholeText(const QString& path)
{
    auto source = openBytes(path);
    if (!source) return {};
    std::string text;
    std::vector<char> chunk(1 << 16);
    while (const std::size_t n = (*source)->read(chunk.data(), chunk.size())) text.append(chunk.data(), n);
    return text;
}

}  // namespace plimsoll::test
