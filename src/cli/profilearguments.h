// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"
#include "cli/usage.h"

#include <functional>

namespace asterism::cli {

/// The part of the grammar by which the profile of an own account is shown and changed. What is
/// typed goes straight to Options::profile.
class ProfileArguments {
public:
    /// Must outlive this.
    explicit ProfileArguments(Options &options);

    void addTo(CLI::App &accounts);

private:
    using Take = std::function<void(const QString &typed)>;

    CLI::Option *each(CLI::App *app, const char *name, const QString &help, const Take &take);
    void text(CLI::App *app, const char *name, ProfilePart part, QString OwnProfile::*to,
        const QString &help);
    void truth(CLI::App *app, const char *name, ProfilePart part, bool OwnProfile::*to,
        const QString &help);
    void picture(CLI::App *app, const char *name, const char *none, ProfilePart part,
        QString ProfileOptions::*to, const QString &help, const QString &noneHelp);
    void texts(CLI::App *app);
    void fields(CLI::App *app);
    void pictures(CLI::App *app);
    void truths(CLI::App *app);

    Options &m_options;
};

} // namespace asterism::cli
