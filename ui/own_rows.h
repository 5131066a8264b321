// Tables in which what is the person's own stands among what is everybody's: in what may leave the machine its
// rows are left out.
#pragma once

#include <QPointer>
#include <QWidget>

#include <vector>

namespace plimsoll {

// Of a panel or a page of one.
class OwnRows {
public:
    virtual ~OwnRows() = default;
    virtual void hideOwn(bool hide) = 0;
};

// While one lives, such rows are gone from `widget` and all that is in it.
class OwnLeftOut {
public:
    explicit OwnLeftOut(QWidget& widget, bool hide = true)
    {
        if (!hide) return;
        add(&widget);
        for (QWidget* w : widget.findChildren<QWidget*>()) add(w);
        for (QWidget* w : m_widgets) dynamic_cast<OwnRows&>(*w).hideOwn(true);
    }
    ~OwnLeftOut()
    {
        for (const QPointer<QWidget>& w : m_widgets)
            if (w) dynamic_cast<OwnRows&>(*w).hideOwn(false);
    }
    OwnLeftOut(const OwnLeftOut&) = delete;
    OwnLeftOut& operator=(const OwnLeftOut&) = delete;

private:
    void add(QWidget* widget)
    {
        if (dynamic_cast<OwnRows*>(widget)) m_widgets.emplace_back(widget);
    }
    std::vector<QPointer<QWidget>> m_widgets;
};

}  // namespace plimsoll
