#include "tests/fuzz/packing.h"
#include "tests/fuzz/targets.h"

#include <QByteArray>

#include <zlib.h>

namespace plimsoll::fuzz {

std::string deflated(std::string_view plain, Packing packing)
{
    z_stream z{};
    const int bits = packing == Packing::Raw ? -15 : packing == Packing::Gzip ? 15 + 16 : 15;
    require(deflateInit2(&z, 6, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY) == Z_OK, "zlib can pack");
    std::string out(deflateBound(&z, static_cast<uLong>(plain.size())) + 32, '\0');
    z.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(plain.data()));
    z.avail_in = static_cast<uInt>(plain.size());
    z.next_out = reinterpret_cast<Bytef*>(out.data());
    z.avail_out = static_cast<uInt>(out.size());
    require(deflate(&z, Z_FINISH) == Z_STREAM_END, "zlib packs all of it");
    out.resize(out.size() - z.avail_out);
    deflateEnd(&z);
    return out;
}

std::string base64(std::string_view bytes)
{
    return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())).toBase64().toStdString();
}

std::string repeated(std::string_view text, std::size_t times, std::size_t most)
{
    std::string out;
    while (times-- > 0 && !text.empty() && out.size() + text.size() <= most) out += text;
    return out;
}

}  // namespace plimsoll::fuzz
