// What the program remembers between runs. The only place that touches QSettings.
#pragma once

#include "ui/preferences.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace plimsoll {

struct Settings : Preferences {
    QString asset = QStringLiteral("BTC");
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

    // A field that is missing falls back to its default; one that makes no sense does too, and `notice` names
    // it. A file that is no settings file at all is set aside; `notice` then says where.
    Settings load();
    QString notice() const { return m_notice; }
    // Empty: saved. Nobody else may read it: a proxy may have a password.
    QString save(const Settings& settings);
    const QString& file() const { return m_file; }
    // Looks without setting aside: whether it can be read, in a sentence; empty: sound, or there is none.
    QString problem() const;
    // What is kept, for a run that has no window and changes nothing of it.
    Preferences peek() const;
    // The layout that is kept under this name; empty: none.
    QJsonObject peekLayout() const;
    QStringList keptLayouts() const;  // names of all such, but the one without a name

private:
    bool readable() const;

    QString m_file, m_layoutKey, m_notice;
};

}  // namespace plimsoll
