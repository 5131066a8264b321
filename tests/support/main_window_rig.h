// The whole window on a sample market: its parts by their type, its actions by their name.
#pragma once

#include "tests/support/window_rig.h"
#include "ui/language.h"

#include <QAction>

namespace plimsoll::test {

struct MainWindowRig : WindowRig {
    void begin()
    {
        m_log.listen();
        loadLanguage(QStringLiteral("en"));  // plural forms
    }
    MainWindow& open(SourceKind source = SourceKind::Live, sample::Mood mood = sample::Mood::Full,
                     QSize size = {1600, 900})
    {
        return WindowRig::open(source, QStringLiteral("dark"), size, mood);
    }
    QAction* action(const QString& name) const { return m_window->findChild<QAction*>(name); }
    template <typename W>
    W* part() const
    {
        return m_window->findChild<W*>();
    }
};

}  // namespace plimsoll::test
