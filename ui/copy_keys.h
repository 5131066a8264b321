// Ctrl+C in any table of the program: the selection as text with tabs, and as HTML for spreadsheets.
#pragma once

#include "ui/source_kind.h"

#include <QObject>

namespace plimsoll {

class CopyKeys : public QObject {
    Q_OBJECT
public:
    // Hears all windows of the program for as long as it lives.
    CopyKeys(SourceKind source, QObject* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const SourceKind m_source;
};

}  // namespace plimsoll
