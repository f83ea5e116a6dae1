// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/notifier.h"

namespace asterism::ui {

class NoticeServer { };

Notifier::Notifier(const NotifierLimits &, QObject *parent)
    : QObject(parent)
{
}

Notifier::~Notifier() = default;

bool Notifier::isPossible()
{
    return false;
}

bool Notifier::isAvailable() const
{
    return false;
}

void Notifier::show(const Notice &notice)
{
    const auto tell = [this, key = notice.key] { Q_EMIT closed(key); };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

void Notifier::withdraw(const QString &)
{
}

} // namespace asterism::ui
