#include "ui/opening_window.h"

#include "widgets/format.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace plimsoll {

namespace {

constexpr int kWidth = 460, kNames = 4, kSteps = 1'000;
constexpr qint64 kWorthSayingMs = 1'000;  // how long it has taken

QString namesOf(const QStringList& files)
{
    QStringList names;
    for (const QString& f : files.mid(0, kNames)) names.append(QFileInfo(f).fileName());
    if (files.size() > kNames) names.append(QObject::tr("and %1 more").arg(files.size() - kNames));
    return names.join(QLatin1Char('\n'));
}

}  // namespace

OpeningWindow::OpeningWindow(const QStringList& files, QWidget* parent) : QWidget(parent)
{
    setProperty("surface", "panel");
    setAttribute(Qt::WA_StyledBackground);
    setWindowTitle(tr("Plimsoll, opening a recording"));
    m_title = new QLabel(tr("Reading the recording"), this);
    m_title->setProperty("tone", "title");
    m_files = new QLabel(this);
    m_files->setTextFormat(Qt::PlainText);
    m_files->setText(namesOf(files));
    m_files->setWordWrap(true);
    m_state = new QLabel(tr("looking for its beginning and end"), this);
    m_state->setProperty("tone", "muted");
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 0);
    m_bar->setAccessibleName(tr("Share of the recording that has been read"));
    m_button = new QPushButton(tr("Cancel"), this);
    connect(m_button, &QPushButton::clicked, this, &QWidget::close);

    auto* foot = new QHBoxLayout;
    foot->addWidget(m_state, 1);
    foot->addSpacing(16);
    foot->addWidget(m_button, 0, Qt::AlignBottom);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(8);
    column->addWidget(m_title);
    column->addWidget(m_files);
    column->addStretch(1);
    column->addWidget(m_bar);
    column->addLayout(foot);
    setFixedWidth(kWidth);
    m_since.start();
}

void OpeningWindow::setProgress(double share, double bytesRead)
{
    if (m_failed) return;
    if (share > 0) {
        m_bar->setRange(0, kSteps);
        m_bar->setValue(static_cast<int>(share * kSteps));
    }
    QString text = tr("%1 read").arg(format::bytes(bytesRead));
    if (share > 0) text += QStringLiteral(", %1 %").arg(static_cast<int>(share * 100));
    if (m_since.elapsed() >= kWorthSayingMs)
        text += QStringLiteral(", ") + format::age(std::chrono::milliseconds{m_since.elapsed()});
    m_state->setText(text);
}

void OpeningWindow::setProblem(const QString& sentence)
{
    m_failed = true;
    m_title->setText(tr("This recording cannot be opened"));
    m_bar->hide();
    m_state->setProperty("tone", "strong");
    m_state->setText(sentence);
    m_button->setText(tr("Close"));
    m_button->setFocus();
    adjustSize();
}

void OpeningWindow::closeEvent(QCloseEvent* event)
{
    event->accept();
    Q_EMIT dismissed();
}

void OpeningWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

}  // namespace plimsoll
