// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/teller.h"
#include "sync/sessions.h"

#include <QFuture>
#include <QObject>

#include <vector>

namespace asterism {

/// What a post was before it was edited.
class History : public QObject {
public:
    History(Core &core, Sessions &sessions, QObject *parent = nullptr);

    /// Asks the servers that know the post: own accounts' first, the one at its origin before the
    /// others, then the origin as a guest; the first that knows more than one version answers.
    /// Oldest first, made safe. NotFound where no server keeps it; else the first server's error.
    QFuture<Result<std::vector<store::Prepared>>> fetch(const QString &uri);

private:
    Core &m_core;
    Sessions &m_sessions;
};

} // namespace asterism
