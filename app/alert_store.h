// The person's alerts and changed rule limits, as one readable JSON file each in the data folder. Written
// whole and at once, so that a crash leaves the old or the new, never half. What cannot be read is set aside
// and named, never deleted; a single rule that makes no sense is left out and said.
#pragma once

#include "model/alerts/alert.h"
#include "model/risk/warning.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace plimsoll {

using RiskLimits = std::map<std::string, Thresholds, std::less<>>;

// `lastId`: the highest number that was given out; the rules' own count as well.
QByteArray alertsToJson(const std::vector<AlertRule>& rules, std::uint64_t lastId = 0);
// What is wrong goes to `problems`, one sentence each; the rest is returned.
std::vector<AlertRule> alertsFromJson(const QByteArray& json, QStringList& problems,
                                      std::uint64_t* lastId = nullptr);
QByteArray limitsToJson(const RiskLimits& limits);
RiskLimits limitsFromJson(const QByteArray& json, QStringList& problems);

class AlertStore {
public:
    explicit AlertStore(QString folder) : m_folder(std::move(folder)) {}

    std::vector<AlertRule> loadAlerts();
    // As it was loaded with them; 0: not known.
    std::uint64_t lastId() const { return m_lastId; }
    RiskLimits loadLimits();
    QString notice() const { return m_notices.join(QLatin1Char(' ')); }
    // Empty: saved, or on its way to the disk (app/kept_files.h).
    QString saveAlerts(const std::vector<AlertRule>& rules, std::uint64_t lastId = 0);
    QString saveLimits(const RiskLimits& limits);

private:
    QString pathOf(const QString& name) const;
    QString write(const QString& name, const QByteArray& json);

    QString m_folder;
    QStringList m_notices;
    std::uint64_t m_lastId = 0;
};

}  // namespace plimsoll
