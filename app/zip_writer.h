// A small writer of zip archives: deflated entries, no extensions, below 4 GB.
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <vector>

namespace plimsoll {

class ZipWriter {
public:
    // `at` as text "2025-11-22T14:36:09" would be; local header times have no zone, so UTC is written.
    explicit ZipWriter(std::int64_t unixSeconds);

    void add(const QString& name, const QByteArray& data);
    QByteArray finish();

private:
    struct Entry {
        QByteArray name;
        std::uint32_t crc = 0, packed = 0, size = 0, offset = 0;
        std::uint16_t method = 0;
    };
    void header(QByteArray& out, const Entry& e, bool central) const;

    std::uint16_t m_time = 0, m_date = 0;
    QByteArray m_out;
    std::vector<Entry> m_entries;
};

}  // namespace plimsoll
