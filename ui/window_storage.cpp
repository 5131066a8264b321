// The window and what is kept of the past.
#include "ui/main_window.h"
#include "ui/storage_settings.h"

namespace plimsoll {

void MainWindow::setStorage(const StorageChoice& choice)
{
    m_storage = choice;
}

void MainWindow::openStorage()
{
    auto* dialog = new StorageSettings(m_theme, m_storage, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const auto status = [this, dialog] {
        const auto history = m_hub.store.read().value;
        const auto box = m_hub.blackBox.read().value;
        dialog->setStatus(history.get(), box.get());
    };
    status();
    connect(&m_tick, &FrameTick::halfSecond, dialog, status);
    connect(dialog, &StorageSettings::chosen, this, [this](const StorageChoice& choice) {
        m_storage = choice;
        Q_EMIT storageChosen(choice);
    });
    dialog->show();
}

}  // namespace plimsoll
