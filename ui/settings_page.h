// A page of the settings: rows of a name, a field and what it means; and which settings it has, so that they can
// be found by searching.
#pragma once

#include "ui/preferences.h"
#include "ui/settings_names.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace plimsoll {

// What of the settings this run has from elsewhere, and what the computer says.
struct RunFacts {
    QStringList byCommandLine;  // "proxy", "caFile", "venues", "spot", "topAssets", "dataFolder"
    QString dataFolder;         // of this run
    bool live = true;           // a replay has its venues from the recording
    // Empty: the file holds certificates; else what is wrong with it. In another thread. null: not looked at.
    std::function<QString(const QString& file)> caProblem;
};

class SettingsPage : public QWidget {
    Q_OBJECT
public:
    struct Setting {
        QString name, words;  // words: further ones that find it
        QPointer<QWidget> field;
    };

    // What it and its settings are called stands in the table of names.
    SettingsPage(QString id, const Theme& theme, QWidget* parent = nullptr);

    const QString& id() const { return m_id; }
    const QString& title() const { return m_title; }
    const std::vector<Setting>& settings() const { return m_settings; }
    // Shows them; says nothing of it.
    virtual void setPreferences(const Preferences&) {}
    // Writes what its fields say.
    virtual void take(Preferences&) const {}
    virtual void reset(Preferences&) const {}
    virtual bool hasReset() const { return true; }
    // It is looked at now, or no longer.
    virtual void shown() {}
    virtual void left() {}
    virtual void themeChanged() {}
    // What was typed is taken once it is known to be good, and that is not known yet; settled() says when it is.
    virtual bool waits() const { return false; }

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void edited();
    void settled();

protected:
    static constexpr int kNameWidth = 168, kTextWidth = 560;

    QVBoxLayout* column() const { return m_column; }
    const Theme& theme() const { return m_theme; }
    void addHead(const QString& text);
    const std::vector<SettingName>& names() const { return m_names; }
    // As the table calls it in its own words.
    SettingName named(const QString& key) const;
    SettingName named(const char* key) const { return named(QString::fromUtf8(key)); }
    // `later`: holds after the next start, and says so.
    void addRow(const SettingName& setting, QWidget* field, const QString& note, bool later = false);
    void addSetting(const SettingName& setting, QWidget* field);
    QLabel* addNote(const QString& text, const char* tone = "faint");
    QComboBox* choiceOf(const QStringList& words);
    // A dialog that is part of the page: Esc closes the settings, and not it.
    void hold(QWidget* form);
    void finish();  // after the last row

private:
    const QString m_id, m_title;
    const std::vector<SettingName> m_names;
    const Theme& m_theme;
    QVBoxLayout* m_column;
    QGridLayout* m_grid = nullptr;
    int m_rows = 0;
    std::vector<Setting> m_settings;
};

}  // namespace plimsoll
