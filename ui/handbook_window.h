// The handbook: contents at the left, the page at the right, found by words, back and forward. Not modal.
#pragma once

#include "widgets/theme.h"

#include <QStringList>
#include <QTextBrowser>
#include <QWidget>

class QLineEdit;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace plimsoll {

// A page in the theme's colours. Nothing outside of the program is ever asked for.
class HandbookBrowser : public QTextBrowser {
    Q_OBJECT
public:
    HandbookBrowser(const Theme& theme, QWidget* parent);

    void setPage(const QString& page);
    void dress();                                 // after a change of the theme
    int mark(const QString& words, bool onward);  // how often they stand here; goes to the next one
    QVariant loadResource(int type, const QUrl& name) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    int pictureWidth() const;  // the most that a picture may take

    const Theme& m_theme;
    QString m_page, m_marked;
    int m_picturesFor = 0;  // what they were made for
};

class HandbookWindow : public QWidget {
    Q_OBJECT
public:
    HandbookWindow(const Theme& theme, QWidget* parent);

    void open(const QString& page);
    void back();
    void forward();
    void find(const QString& words);
    QString page() const { return m_at >= 0 ? m_way[m_at] : QString(); }
    QStringList shownPages() const;  // in the contents, as the search leaves them
    HandbookBrowser* browser() const { return m_browser; }
    QLineEdit* searchField() const { return m_search; }

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fillContents();
    void showPage();
    QTreeWidgetItem* itemOf(const QString& page) const;

    const Theme& m_theme;
    QLineEdit* m_search;
    QToolButton *m_back, *m_forward;
    QTreeWidget* m_contents;
    HandbookBrowser* m_browser;
    QStringList m_way;
    int m_at = -1;
};

// The window's handbook, made when it is first asked for. `page` empty: that of the panel that has the keyboard,
// else the first one.
HandbookWindow* openHandbook(QWidget* window, const Theme& theme, const QString& page);

}  // namespace plimsoll
