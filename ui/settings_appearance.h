// Theme, size, letters, rows, movement and how often pictures are made.
#pragma once

#include "ui/settings_page.h"

#include <QStringList>
#include <QTimer>

#include <optional>

class QPushButton;

namespace plimsoll {

class Segmented;

// Families whose digits are all as wide as each other: others make columns jump. Each has to be measured, and a
// desktop may have a thousand: a few at a time, and each once.
class SteadyFamilies {
public:
    static constexpr qsizetype kAtOnce = 4;  // some 2 ms each where a family has to be loaded first

    SteadyFamilies(std::function<QStringList()> all, std::function<bool(const QString& family)> steady);

    bool done() const { return m_all && m_next == m_all->size(); }
    void measure(qsizetype most);
    const QStringList& found() const { return m_found; }

private:
    std::function<QStringList()> m_ask;
    std::function<bool(const QString&)> m_steady;
    std::optional<QStringList> m_all;  // asked for when the first is measured
    QStringList m_found;
    qsizetype m_next = 0;
};
// Those of this desktop; measured as far as somebody needed them.
SteadyFamilies& steadyFamilies();

class AppearancePage : public SettingsPage {
    Q_OBJECT
public:
    // `families`: null: this desktop's.
    AppearancePage(const Theme& theme, QWidget* parent = nullptr, SteadyFamilies* families = nullptr);

    void setPreferences(const Preferences& p) override;
    void take(Preferences& p) const override;
    void reset(Preferences& p) const override;
    void themeChanged() override;

Q_SIGNALS:
    void coloursWanted();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    Segmented* segments(const QStringList& words);
    void measureFamilies();  // all that are left, and lists them
    void listFamilies();

    SteadyFamilies& m_families;
    QTimer m_measuring;
    bool m_familiesListed = false;
    QComboBox *m_themes, *m_scale, *m_font, *m_step, *m_motion, *m_language;
    Segmented *m_rows, *m_pictures, *m_tables;
    QPushButton* m_colours;
    QStringList m_names;
    bool m_filling = false;
};

// What a built-in theme is called; one's own by its name.
QString themeTitle(const QString& name);

}  // namespace plimsoll
