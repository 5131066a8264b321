// What the program remembers between runs. The only place that touches QSettings.
#pragma once

#include "ui/storage_choice.h"

#include <QJsonObject>
#include <QSize>
#include <QString>

#include <cstdint>
#include <optional>

namespace plimsoll {

struct Settings {
    QString theme = QStringLiteral("dark");
    QString asset = QStringLiteral("BTC");
    std::uint8_t venues = 0x0f;
    bool spot = true;
    StorageChoice storage;
    QJsonObject layout;
    QJsonObject commands;  // keys that were changed, what the palette found lately
    bool operator==(const Settings&) const = default;
};

class SettingsStore {
public:
    // Each workspace has a layout of its own; the rest is shared.
    explicit SettingsStore(QString file, QString workspace = {})
        : m_file(std::move(file)), m_layoutKey(QStringLiteral("layout") + workspace.remove(QLatin1Char('/')))
    {
    }

    // A field that is missing or makes no sense falls back to its default. A file that is no
    // settings file at all is set aside; `notice` then says where.
    Settings load();
    QString notice() const { return m_notice; }
    // Empty: saved.
    QString save(const Settings& settings);
    const QString& file() const { return m_file; }

private:
    bool readable();

    QString m_file, m_layoutKey, m_notice;
};

}  // namespace plimsoll
