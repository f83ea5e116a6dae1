// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/outbox.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace asterism::cli {

// How actions and their rows of the outbox are told, to people and to scripts. Pure.

/// What it is, with its target: "Boost of https://…", "Follow of @anna@a.example".
QString deedWords(const Action &action);
/// And by whom: "Boost of https://… as ao@b.example".
QString deedWords(const Action &action, const QString &acct);

/// "waiting", "sending", "sent", "failed", "done", "cancelled".
QString word(store::OutboxRow::State state);
QString phrase(store::OutboxRow::State state);

/// A new post that its server keeps until its time: nothing is left to do here.
bool isKeptThere(const store::OutboxRow &row);
/// A new post, or a part of a thread, that waits in the outbox for its time.
bool waitsForItsTime(const store::OutboxRow &row, qint64 now);

/// The object of `--json`; its keys are a promise to scripts (commands/README.md). `acct`: of the
/// account, or its id where it is gone.
QJsonObject outboxJson(const store::OutboxRow &row, const QString &acct);
/// One row of `outbox list`.
QStringList outboxCells(const store::OutboxRow &row, const QString &acct);
/// What stands below it: how often it was tried, when it is tried next, and what is in the way;
/// empty where there is nothing of that.
QString outboxNote(const store::OutboxRow &row, qint64 now);

} // namespace asterism::cli
