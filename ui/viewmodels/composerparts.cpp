// SPDX-License-Identifier: GPL-3.0-or-later

// The posts of what is written, one after the other.
#include "ui/viewmodels/composer.h"

#include <algorithm>

namespace asterism::ui {

void Composer::partEdited()
{
    typed();
    grantWish();
}

void Composer::setCurrentPart(int place)
{
    const int taken = std::clamp(place, 0, partCount() - 1);
    if (taken != m_currentPart) {
        m_currentPart = taken;
        Q_EMIT partsChanged();
    }
}

void Composer::addPart(int after)
{
    if (!isReady() || !isThreadable() || !m_posts.insert(after + 1)) {
        return;
    }
    m_currentPart = after + 1;
    changed();
    Q_EMIT partsChanged();
}

void Composer::removePart(int place)
{
    ComposePart *part = m_posts.at(place);
    if (!isReady() || part == nullptr || partCount() == 1) {
        return;
    }
    if (part->isBlank() && !part->attachments()->isBusy()) {
        dropPart(place);
    } else {
        m_partAsked = part;
        ask(Question::DropPart);
    }
}

void Composer::dropPart(int place)
{
    const int moved = m_currentPart - (place < m_currentPart ? 1 : 0);
    m_posts.remove(place);
    m_currentPart = std::clamp(moved, 0, partCount() - 1);
    changed();
    Q_EMIT partsChanged();
}

int Composer::attached() const
{
    int files = 0;
    for (int i = 0; i < partCount(); ++i) {
        files += m_posts.at(i)->attachments()->rowCount();
    }
    return files;
}

} // namespace asterism::ui
