// Where evidence is kept: a folder an event, the newest of them up to a count and a size.
#pragma once

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace plimsoll {

class EvidenceFolder {
public:
    explicit EvidenceFolder(QString folder) : m_folder(std::move(folder)) {}

    const QString& path() const { return m_folder; }
    // Names sort by time: "20261126T071200Z_BTC-LIQ_BURST".
    static QString nameOf(std::int64_t unixMs, const QString& what);
    // Oldest first; only what has the form of such a name and its event.json.
    QStringList bundles() const;
    // The newest whose event.json names this alert; none: there is none.
    std::optional<QString> ofAlert(std::uint64_t alert) const;
    // The oldest go. Only files of ours are removed; a folder with anything else in it stays.
    void prune(int most, std::int64_t bytes) const;

private:
    QString m_folder;
};

}  // namespace plimsoll
