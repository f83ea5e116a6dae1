// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands/context.h"
#include "sandbox/sandbox.h"

namespace asterism::cli {

/// The invented reader of the demo: accounts on five servers and a list of people whom none of
/// them follows.
class DemoReader {
public:
    DemoReader(Context &context, const Sandbox &sandbox);

    /// Signs in and makes the list. Done again on a data folder that has them, it does nothing.
    Result<Done> settle();
    /// Asks every source once.
    Result<QJsonObject> refresh();
    /// The merged timeline and the list, at most so many rows of each, as lines for people. Of
    /// both together no more than `height` lines, ending with whole rows; 0: as many as there are.
    Result<QStringList> screen(int timelineRows, int listRows, int height = 0);

private:
    Result<Done> signIn(const QString &user);
    Result<Done> fillList();
    QStringList heading(const QString &text) const;
    Result<QStringList> column(const std::vector<Source> &sources, int limit, int height);
    Result<QStringList> memberLines();

    Context &m_context;
    const Sandbox &m_sandbox;
    List m_list;
};

} // namespace asterism::cli
