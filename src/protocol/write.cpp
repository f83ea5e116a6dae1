// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/write.h"

namespace asterism {

std::optional<Attachment> stillToDescribe(const SentMedia &sent, const Attachment &file)
{
    const QString there = sent.description.value_or(file.description);
    const bool describes = !file.description.trimmed().isEmpty() && there != file.description;
    const bool marks = file.sensitive && !sent.sensitive.value_or(true);
    if (!describes && !marks) {
        return {};
    }
    Attachment left = file;
    left.id = sent.id;
    left.description = describes ? file.description : there;
    return left;
}

} // namespace asterism
