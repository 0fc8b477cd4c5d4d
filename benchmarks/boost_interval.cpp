// Interval evaluations of the two-factor map by Boost.Interval, the rounding mode set once: what kernels are compared with.
//
//     boost_interval BOXES RESULTS REPEATS
//
// BOXES holds doubles: the low ends of u for all boxes, then of v, then the high ends of u, of v. RESULTS gets, box by
// box, low and high of F_1, F_2, J_11, J_12, J_21, J_22. Prints nanoseconds for each box of F and of F with its Jacobian:
// for Boost's own rounding policy, and for the same policy without the volatile stores by which Boost forces rounding on
// x86-64 (not needed with SSE arithmetic under -frounding-math). Processor time counts.

#include <boost/numeric/interval.hpp>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <vector>

namespace bn = boost::numeric;
namespace lib = boost::numeric::interval_lib;

struct InRegisters : lib::rounding_control<double> {
    static const double& force_rounding(const double& r) { return r; }
};

template <class Rounding>
using Unprotected = bn::interval<double, lib::policies<lib::save_state_nothing<Rounding>, lib::checking_base<double>>>;

using AsDocumented = lib::rounded_arith_opp<double>;
using Tuned = lib::rounded_arith_opp<double, InRegisters>;

const double MU = 1.5;

template <class I>
struct Box {
    I u, v;
};

template <class I>
struct WithJacobian {
    Box<I> f;
    I j11, j12, j21, j22;
};

template <class I>
inline Box<I> image(const Box<I>& x) {
    const I w = x.u * x.v - MU;
    return {x.u - x.v * w, x.v - x.u * w};
}

template <class I>
inline WithJacobian<I> with_jacobian(const Box<I>& x) {
    const I p = x.u * x.v, w = p - MU, mixed = MU - 2.0 * p;
    return {{x.u - x.v * w, x.v - x.u * w}, 1.0 - square(x.v), mixed, mixed, 1.0 - square(x.u)};
}

// Processor time of this process.
double nanoseconds() {
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return 1e9 * static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec);
}

// Nanoseconds for each box; the compiler must suppose that memory is read and changed between repeats.
template <class In, class Out, class Function>
double timed(const std::vector<In>& boxes, std::vector<Out>& results, int repeats, Function function) {
    const double start = nanoseconds();
    for (int i = 0; i < repeats; ++i) {
        for (std::size_t k = 0; k < boxes.size(); ++k) results[k] = function(boxes[k]);
        asm volatile("" : : "r"(results.data()), "r"(boxes.data()) : "memory");
    }
    return (nanoseconds() - start) / repeats / static_cast<double>(boxes.size());
}

template <class Rounding>
std::vector<WithJacobian<Unprotected<Rounding>>> run(const char* name, const std::vector<double>& ends, int repeats) {
    using I = Unprotected<Rounding>;
    const std::size_t n = ends.size() / 4;
    std::vector<Box<I>> boxes(n), images(n);
    std::vector<WithJacobian<I>> results(n);
    for (std::size_t k = 0; k < n; ++k) boxes[k] = {I(ends[k], ends[2 * n + k]), I(ends[n + k], ends[3 * n + k])};
    const typename lib::save_state<Rounding> upward;  // until the end of this function
    timed(boxes, images, 1, image<I>);
    const double f = timed(boxes, images, repeats, [](const Box<I>& x) { return image(x); });
    const double j = timed(boxes, results, repeats, [](const Box<I>& x) { return with_jacobian(x); });
    for (std::size_t k = 0; k < n; ++k)
        if (!equal(images[k].u, results[k].f.u) || !equal(images[k].v, results[k].f.v)) std::abort();
    std::printf("%s %.17g %.17g\n", name, f, j);
    return results;
}

int main(int, char** arguments) {
    std::ifstream in(arguments[1], std::ios::binary | std::ios::ate);
    std::vector<double> ends(static_cast<std::size_t>(in.tellg()) / sizeof(double));
    in.seekg(0).read(reinterpret_cast<char*>(ends.data()), static_cast<long>(ends.size() * sizeof(double)));
    const int repeats = std::atoi(arguments[3]);
    const auto documented = run<AsDocumented>("documented", ends, repeats);
    const auto tuned = run<Tuned>("tuned", ends, repeats);
    std::ofstream out(arguments[2], std::ios::binary);
    for (const auto* results : {reinterpret_cast<const char*>(documented.data()), reinterpret_cast<const char*>(tuned.data())})
        out.write(results, static_cast<long>(documented.size() * sizeof(documented[0])));
}
