// What the program remembers between runs. The only place that touches QSettings.
#pragma once

#include "ui/preferences.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <memory>

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
    explicit SettingsStore(QString file, QString workspace = {});

    // A field that is missing falls back to its default; one that makes no sense does too, and `notice` names
    // it. A file that is no settings file at all is set aside; `notice` then says where. One that cannot be read
    // now may be sound: nothing is written over it in this run.
    Settings load();
    QString notice() const { return m_notice; }
    // Empty: saved, or on its way to the disk (app/kept_files.h). Nobody else may read it: a proxy may have a
    // password. Of a file that is there only what differs from what was loaded, or saved last, is written: the
    // rest may have been changed by another window meanwhile.
    QString save(const Settings& settings);
    // What a run begins with, where that is not quite what it has loaded.
    void startFrom(const Settings& settings);
    const QString& file() const { return m_file; }
    // Looks without setting aside: whether it can be read, in a sentence; empty: sound, or there is none.
    QString problem() const;
    // What is kept, for a run that has no window and changes nothing of it.
    Preferences peek() const;
    // The layout that is kept under this name; empty: none.
    QJsonObject peekLayout() const;
    QStringList keptLayouts() const;  // names of all such, but the one without a name

private:
    enum class State : std::uint8_t { Readable, Damaged, Unread };
    struct Known;
    State state(QString* why = nullptr) const;
    bool readable() const { return state() == State::Readable; }

    QString m_file, m_layoutKey, m_notice;
    std::shared_ptr<Known> m_known;  // who writes has it too
};

}  // namespace plimsoll
