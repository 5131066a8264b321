// A window beside the main one, for another screen: panels of its own, the same keys, the same word over a market
// that is not a real one.
#pragma once

#include "ui/source_kind.h"
#include "widgets/theme.h"

#include <QWidget>

class QMimeData;

namespace plimsoll {

class DockHost;
class Watermark;

class ExtraWindow : public QWidget {
    Q_OBJECT
public:
    ExtraWindow(const Theme& theme, SourceKind source);

    DockHost* docks() const { return m_docks; }
    void themeChanged();
    void setTitle(const QString& panels);
    // The program takes it away: its panels go where they are told, and not back.
    void dismiss();

Q_SIGNALS:
    void closedByHand();  // its panels go back
    void painted(double ms);
    void seen();  // shown, hidden, minimised, active, or no longer
    void fileDropped(const QString& path);

protected:
    bool event(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    const Theme& m_theme;
    const SourceKind m_source;
    DockHost* m_docks;
    Watermark* m_watermark = nullptr;
    bool m_dismissed = false;
};

// Of what is dragged over a window: the workspace file that it is, or nothing.
QString workspaceDropped(const QMimeData* data);

}  // namespace plimsoll
