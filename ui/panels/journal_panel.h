// The journal as a panel of its own.
#pragma once

#include "ui/panels/journal_page.h"

namespace plimsoll {

class JournalPanel : public PagePanel {
    Q_OBJECT
public:
    JournalPanel(const PanelDeps& deps, QWidget* parent)
        : PagePanel(QStringLiteral("journal"), tr("Journal"), deps,
                    new JournalPage(QStringLiteral("journal"), deps, nullptr), parent)
    {
    }
    JournalModel* model() const { return journal()->model(); }
    BoardView* view() const { return journal()->view(); }
    QString details() const { return journal()->details(); }
    JournalPage* journal() const { return static_cast<JournalPage*>(page()); }
};

}  // namespace plimsoll
