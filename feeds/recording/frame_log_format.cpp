#include "feeds/recording/frame_log_format.h"

#include <zlib.h>

#include <cstring>

namespace plimsoll::framelog {

void putU32(std::string& out, std::uint32_t v)
{
    for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(static_cast<unsigned char>(v >> shift));
}

void putU64(std::string& out, std::uint64_t v)
{
    for (int shift = 0; shift < 64; shift += 8) out += static_cast<char>(static_cast<unsigned char>(v >> shift));
}

std::uint32_t getU32(const char* p)
{
    std::uint32_t v = 0;
    for (int i = 3; i >= 0; --i) v = (v << 8) | static_cast<unsigned char>(p[i]);
    return v;
}

std::uint64_t getU64(const char* p)
{
    return (static_cast<std::uint64_t>(getU32(p + 4)) << 32) | getU32(p);
}

void putVar(std::string& out, std::uint64_t v)
{
    while (v >= 0x80) {
        out += static_cast<char>(static_cast<unsigned char>(v | 0x80));
        v >>= 7;
    }
    out += static_cast<char>(static_cast<unsigned char>(v));
}

void putSigned(std::string& out, std::int64_t v)
{
    putVar(out, (static_cast<std::uint64_t>(v) << 1) ^ static_cast<std::uint64_t>(v >> 63));
}

void putText(std::string& out, std::string_view s)
{
    putVar(out, s.size());
    out.append(s);
}

bool getVar(std::string_view bytes, std::size_t& at, std::uint64_t& v)
{
    v = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (at >= bytes.size()) return false;
        const auto byte = static_cast<unsigned char>(bytes[at++]);
        v |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
        if (byte < 0x80) return true;
    }
    return false;
}

bool getSigned(std::string_view bytes, std::size_t& at, std::int64_t& v)
{
    std::uint64_t u = 0;
    if (!getVar(bytes, at, u)) return false;
    v = static_cast<std::int64_t>(u >> 1) ^ -static_cast<std::int64_t>(u & 1);
    return true;
}

bool getText(std::string_view bytes, std::size_t& at, std::string& s)
{
    std::uint64_t size = 0;
    if (!getVar(bytes, at, size) || size > bytes.size() - at) return false;
    s.assign(bytes.substr(at, size));
    at += size;
    return true;
}

std::uint32_t checksum(std::string_view bytes)
{
    return static_cast<std::uint32_t>(crc32(crc32(0, nullptr, 0), reinterpret_cast<const Bytef*>(bytes.data()),
                                            static_cast<uInt>(bytes.size())));
}

std::string header(std::string_view magic, const LogBlock& block, std::string_view data)
{
    std::string out(magic);
    putU32(out, block.packed);
    putU32(out, block.raw);
    putU32(out, block.entries);
    putU64(out, static_cast<std::uint64_t>(block.firstNs));
    putU64(out, static_cast<std::uint64_t>(block.lastNs));
    putU32(out, checksum(data));
    putU32(out, checksum(out));
    return out;
}

bool isTold(const LogBlock& block)
{
    return block.firstNs >= 0 && block.firstNs <= block.lastNs && block.lastNs <= kLatestNs;
}

std::optional<Header> parseHeader(std::string_view bytes, std::string_view magic)
{
    if (bytes.size() < kHeaderBytes || !bytes.starts_with(magic)) return std::nullopt;
    if (checksum(bytes.substr(0, kHeaderBytes - 4)) != getU32(bytes.data() + kHeaderBytes - 4))
        return std::nullopt;
    Header h;
    h.block.packed = getU32(bytes.data() + 4);
    h.block.raw = getU32(bytes.data() + 8);
    h.block.entries = getU32(bytes.data() + 12);
    h.block.firstNs = static_cast<std::int64_t>(getU64(bytes.data() + 16));
    h.block.lastNs = static_cast<std::int64_t>(getU64(bytes.data() + 24));
    h.dataChecksum = getU32(bytes.data() + 32);
    if (h.block.raw > kLargestRaw || h.block.packed > kLargestRaw || !isTold(h.block)) return std::nullopt;
    return h;
}

}  // namespace plimsoll::framelog
