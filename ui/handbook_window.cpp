#include "ui/handbook_window.h"

#include "ui/handbook_pages.h"
#include "ui/panel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QTextBlock>
#include <QTextTable>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace plimsoll {

namespace {

constexpr int kMostPictureWide = 760, kTextSize = 14;

bool foundIn(const QString& page, const QString& title, const QString& words)
{
    return title.contains(words, Qt::CaseInsensitive) || page.contains(words, Qt::CaseInsensitive);
}

}  // namespace

HandbookBrowser::HandbookBrowser(const Theme& theme, QWidget* parent) : QTextBrowser(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("handbookPage"));
    setAccessibleName(tr("Page of the handbook"));
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setFrameShape(QFrame::NoFrame);
}

void HandbookBrowser::setPage(const QString& page)
{
    m_page = page;
    m_marked.clear();
    dress();
    verticalScrollBar()->setValue(0);
}

// Markdown brings sizes and weights; colours, room and lines of tables are the theme's.
void HandbookBrowser::dress()
{
    QPalette colours = palette();
    colours.setColor(QPalette::Base, m_theme.bg.panel);
    colours.setColor(QPalette::Text, m_theme.text.base);
    colours.setColor(QPalette::Link, m_theme.ui.accent);
    setPalette(colours);
    document()->setDefaultFont(m_theme.font(kTextSize));
    document()->setDocumentMargin(18);
    m_picturesFor = pictureWidth();
    setMarkdown(handbookText(m_page));
    QTextCursor at(document());
    at.beginEditBlock();
    for (QTextBlock b = document()->begin(); b.isValid(); b = b.next()) {
        at.setPosition(b.position());
        QTextBlockFormat block = b.blockFormat();
        const int level = block.headingLevel();
        block.setLineHeight(130, QTextBlockFormat::ProportionalHeight);
        block.setTopMargin(level > 0 ? 14 : block.topMargin() > 0 ? 6 : 2);
        block.setBottomMargin(level > 0 ? 6 : 6);
        at.setBlockFormat(block);
        at.select(QTextCursor::BlockUnderCursor);
        QTextCharFormat ink;
        if (level > 0) {
            ink.setForeground(m_theme.text.strong);
            at.mergeCharFormat(ink);
        }
        for (auto piece = b.begin(); !piece.atEnd(); ++piece) {
            const QTextFragment f = piece.fragment();
            QTextCharFormat own;
            if (f.charFormat().isAnchor())
                own.setForeground(m_theme.ui.accent);
            else if (f.charFormat().fontFixedPitch()) {
                own.setForeground(m_theme.text.strong);
                own.setFontFamilies(m_theme.monoFonts);
            } else
                continue;
            QTextCursor one(document());
            one.setPosition(f.position());
            one.setPosition(f.position() + f.length(), QTextCursor::KeepAnchor);
            one.mergeCharFormat(own);
        }
    }
    for (QTextFrame* frame : document()->rootFrame()->childFrames())
        if (auto* table = qobject_cast<QTextTable*>(frame)) {
            QTextTableFormat look = table->format();
            look.setBorder(1);
            look.setBorderCollapse(true);
            look.setBorderBrush(m_theme.line.base);
            look.setCellPadding(5);
            look.setWidth(QTextLength(QTextLength::PercentageLength, 100));
            table->setFormat(look);
        }
    at.endEditBlock();
}

int HandbookBrowser::mark(const QString& words, bool onward)
{
    QList<QTextEdit::ExtraSelection> marks;
    if (!words.isEmpty())
        for (QTextCursor c = document()->find(words); !c.isNull(); c = document()->find(words, c)) {
            QTextEdit::ExtraSelection s;
            s.cursor = c;
            s.format.setBackground(m_theme.ui.selection);
            marks.append(s);
        }
    setExtraSelections(marks);
    if (!marks.isEmpty() && (onward || m_marked != words)) {
        const int from = onward && m_marked == words ? textCursor().position() : 0;
        const auto next = std::find_if(marks.begin(), marks.end(),
                                       [from](const auto& s) { return s.cursor.selectionStart() >= from; });
        QTextCursor to = next == marks.end() ? marks.front().cursor : next->cursor;
        const int end = to.selectionEnd();
        setTextCursor(to);
        ensureCursorVisible();
        to.setPosition(end);
        setTextCursor(to);
    }
    m_marked = words;
    return static_cast<int>(marks.size());
}

QVariant HandbookBrowser::loadResource(int type, const QUrl& name)
{
    if (type != QTextDocument::ImageResource || !name.isRelative()) return {};
    if (name.path().isEmpty()) return {};
    QImage picture(QStringLiteral(":/handbook/") + name.path());
    const int most = pictureWidth();
    return picture.width() > most ? picture.scaledToWidth(most, Qt::SmoothTransformation) : picture;
}

int HandbookBrowser::pictureWidth() const
{
    return std::min(kMostPictureWide, std::max(320, width() - 60));
}

// Pictures are as wide as the page: another width, another picture, and the reader stays where the eye was.
void HandbookBrowser::resizeEvent(QResizeEvent* event)
{
    QTextBrowser::resizeEvent(event);
    if (m_page.isEmpty() || pictureWidth() == m_picturesFor) return;
    const QScrollBar* bar = verticalScrollBar();
    const double at = bar->maximum() > 0 ? double(bar->value()) / bar->maximum() : 0;
    dress();
    verticalScrollBar()->setValue(static_cast<int>(at * bar->maximum()));
}

HandbookWindow::HandbookWindow(const Theme& theme, QWidget* parent)
    : QWidget(parent, Qt::Window),
      m_theme(theme),
      m_search(new QLineEdit(this)),
      m_back(new QToolButton(this)),
      m_forward(new QToolButton(this)),
      m_contents(new QTreeWidget(this)),
      m_browser(new HandbookBrowser(theme, this))
{
    setObjectName(QStringLiteral("handbookWindow"));
    setWindowTitle(tr("Handbook"));
    resize(1080, 760);
    m_back->setText(QStringLiteral("\u2190"));
    m_back->setToolTip(tr("Back (Alt+Left)"));
    m_back->setAccessibleName(tr("Back"));
    m_forward->setText(QStringLiteral("\u2192"));
    m_forward->setToolTip(tr("Forward (Alt+Right)"));
    m_forward->setAccessibleName(tr("Forward"));
    m_search->setPlaceholderText(tr("find in the handbook"));
    m_search->setAccessibleName(tr("Find in the handbook"));
    m_search->setClearButtonEnabled(true);
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_back);
    bar->addWidget(m_forward);
    bar->addWidget(m_search, 1);
    m_contents->setHeaderHidden(true);
    m_contents->setAccessibleName(tr("Contents of the handbook"));
    m_contents->setFrameShape(QFrame::NoFrame);
    m_contents->setIndentation(14);
    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(8, 8, 4, 8);
    column->addLayout(bar);
    column->addWidget(m_contents, 1);
    auto* split = new QSplitter(this);
    split->addWidget(left);
    split->addWidget(m_browser);
    split->setStretchFactor(1, 1);
    split->setSizes({270, 810});
    auto* all = new QHBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(split);
    connect(m_back, &QToolButton::clicked, this, &HandbookWindow::back);
    connect(m_forward, &QToolButton::clicked, this, &HandbookWindow::forward);
    connect(m_search, &QLineEdit::textChanged, this, &HandbookWindow::find);
    connect(m_search, &QLineEdit::returnPressed, this, [this] {
        if (m_browser->mark(m_search->text().trimmed(), true) > 0) return;
        const QStringList found = shownPages();
        if (!found.isEmpty()) open(found.front());
    });
    connect(m_contents, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        if (item && !item->data(0, Qt::UserRole).toString().isEmpty())
            open(item->data(0, Qt::UserRole).toString());
    });
    connect(m_browser, &QTextBrowser::anchorClicked, this,
            [this](const QUrl& link) { open(linkedPage(link.toString())); });
    fillContents();
    setTabOrder(m_search, m_contents);
    setTabOrder(m_contents, m_browser);
}

void HandbookWindow::fillContents()
{
    QTreeWidgetItem* chapter = nullptr;
    for (const HandbookPage& p : handbookPages()) {
        if (!chapter || chapter->text(0) != p.chapter) {
            chapter = new QTreeWidgetItem(m_contents, {p.chapter});
            chapter->setFlags(Qt::ItemIsEnabled);
            chapter->setExpanded(true);
        }
        auto* item = new QTreeWidgetItem(chapter, {p.title});
        item->setData(0, Qt::UserRole, p.id);
    }
}

QTreeWidgetItem* HandbookWindow::itemOf(const QString& page) const
{
    for (int c = 0; c < m_contents->topLevelItemCount(); ++c)
        for (int i = 0; i < m_contents->topLevelItem(c)->childCount(); ++i)
            if (QTreeWidgetItem* item = m_contents->topLevelItem(c)->child(i);
                item->data(0, Qt::UserRole).toString() == page)
                return item;
    return nullptr;
}

QStringList HandbookWindow::shownPages() const
{
    QStringList out;
    for (const HandbookPage& p : handbookPages())
        if (const QTreeWidgetItem* item = itemOf(p.id); item && !item->isHidden()) out.append(p.id);
    return out;
}

void HandbookWindow::open(const QString& page)
{
    if (!hasHandbookPage(page) || page == this->page()) return;
    m_way = m_way.mid(0, m_at + 1);
    m_way.append(page);
    m_at = static_cast<int>(m_way.size()) - 1;
    showPage();
}

void HandbookWindow::back()
{
    if (m_at <= 0) return;
    --m_at;
    showPage();
}

void HandbookWindow::forward()
{
    if (m_at + 1 >= m_way.size()) return;
    ++m_at;
    showPage();
}

void HandbookWindow::showPage()
{
    m_browser->setPage(page());
    m_browser->mark(m_search->text().trimmed(), false);
    m_back->setEnabled(m_at > 0);
    m_forward->setEnabled(m_at + 1 < m_way.size());
    const QSignalBlocker quiet(m_contents);
    m_contents->setCurrentItem(itemOf(page()));
    const auto& all = handbookPages();
    const auto at = std::find_if(all.begin(), all.end(), [this](const HandbookPage& p) { return p.id == page(); });
    setWindowTitle(at == all.end() ? tr("Handbook") : tr("%1 \u00b7 Handbook").arg(at->title));
}

void HandbookWindow::find(const QString& typed)
{
    const QString words = typed.trimmed();
    for (int c = 0; c < m_contents->topLevelItemCount(); ++c) {
        QTreeWidgetItem* chapter = m_contents->topLevelItem(c);
        bool any = false;
        for (int i = 0; i < chapter->childCount(); ++i) {
            QTreeWidgetItem* item = chapter->child(i);
            const bool hit = words.isEmpty() ||
                             foundIn(handbookText(item->data(0, Qt::UserRole).toString()), item->text(0), words);
            item->setHidden(!hit);
            any |= hit;
        }
        chapter->setHidden(!any);
    }
    m_browser->mark(words, false);
}

void HandbookWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && m_at >= 0) m_browser->dress();
}

void HandbookWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->modifiers() & Qt::AltModifier && event->key() == Qt::Key_Left)
        back();
    else if (event->modifiers() & Qt::AltModifier && event->key() == Qt::Key_Right)
        forward();
    else if (event->matches(QKeySequence::Find))
        m_search->setFocus(Qt::ShortcutFocusReason);
    else if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

HandbookWindow* openHandbook(QWidget* window, const Theme& theme, const QString& page)
{
    QString wanted = page;
    for (QWidget* w = QApplication::focusWidget(); w && wanted.isEmpty(); w = w->parentWidget())
        if (const auto* panel = qobject_cast<Panel*>(w)) wanted = panelPage(panel->kind());
    auto* book = window->findChild<HandbookWindow*>(QString(), Qt::FindDirectChildrenOnly);
    if (!book) book = new HandbookWindow(theme, window);
    book->open(hasHandbookPage(wanted) ? wanted : QStringLiteral("start"));
    book->show();
    book->raise();
    book->activateWindow();
    return book;
}

}  // namespace plimsoll
