// What a right click offers everywhere in a panel, whatever the panel offers itself: the value under the pointer
// as the first line, an alert, the cell and the table to copy, the row's asset, what the handbook says. A panel's
// own menu gets what it lacks; where there is none this is the menu.
#pragma once

#include <QModelIndex>
#include <QObject>
#include <QPoint>
#include <QPointer>

#include <functional>

class QAbstractItemView;
class QMenu;
class QWidget;

namespace plimsoll {

class Panel;

class ContextMenus : public QObject {
    Q_OBJECT
public:
    struct Doings {
        std::function<bool(const QString& asset)> known;  // whether there is such an asset
        std::function<void(const Panel& panel, const QString& asset)> choose;
        std::function<void(const QString& asset)> alert;   // opens the form on it
        std::function<void(const Panel& panel)> explain;   // the handbook; none: there is none
        std::function<QString(const Panel& panel)> asset;  // that the panel shows
    };
    ContextMenus(Doings doings, QObject* parent);
    ~ContextMenus() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void complete(QMenu* menu);
    void open();

    Doings m_doings;
    // Of the click that is being answered.
    QPointer<QWidget> m_widget;
    QPointer<Panel> m_panel;
    QPoint m_at;  // in the widget
    QPoint m_global;
    bool m_answered = false;
};

// A cell's text as it is copied; the whole table, heads first.
QString cellText(const QModelIndex& at);
QString tableText(const QAbstractItemView& view);

}  // namespace plimsoll
