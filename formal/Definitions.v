(** What the theorems of this folder speak about. Nothing is proved on this page. *)

From Coq Require Import Reals.
Local Open Scope R_scope.

(** * Orbits *)

Fixpoint iterate {T : Type} (f : T -> T) (n : nat) (x : T) : T :=
  match n with
  | O => x
  | S k => f (iterate f k x)
  end.

(** The product of g over the first n points x, f x, ..., f^(n-1) x of an orbit. *)
Fixpoint product {T : Type} (g : T -> R) (f : T -> T) (n : nat) (x : T) : R :=
  match n with
  | O => 1
  | S k => product g f k x * g (iterate f k x)
  end.

(** A point of some cycle; n need not be the least period. *)
Definition periodic {T : Type} (f : T -> T) (n : nat) (x : T) : Prop := (0 < n)%nat /\ iterate f n x = x.

Definition least_period {T : Type} (f : T -> T) (n : nat) (x : T) : Prop :=
  periodic f n x /\ forall k, (0 < k < n)%nat -> iterate f k x <> x.

(** * The two-factor map *)

Definition point : Type := (R * R)%type.

(** The residual. *)
Definition w (mu : R) (z : point) : R := fst z * snd z - mu.

Definition F (mu : R) (z : point) : point := (fst z - snd z * w mu z, snd z - fst z * w mu z).

(** The diagonal coordinates, and the imbalance u^2 - v^2. *)
Definition p (z : point) : R := fst z + snd z.
Definition q (z : point) : R := fst z - snd z.
Definition P (z : point) : R := p z ^ 2 / 4.
Definition Q (z : point) : R := q z ^ 2 / 4.
Definition imbalance (z : point) : R := fst z ^ 2 - snd z ^ 2.

(** E = 0 is the Chebyshev ellipse, E < 0 its inside; eps is E cleared of denominators, (4 - mu^2) E. *)
Definition E (mu : R) (z : point) : R := P z / (2 + mu) + Q z / (2 - mu) - 1.
Definition eps (mu : R) (z : point) : R := (2 - mu) * P z + (2 + mu) * Q z - (4 - mu ^ 2).

(** The factor that multiplies E and eps in a step, as a function of the residual r. *)
Definition K (mu r : R) : R := 1 + mu * r + r ^ 2.

(** The point of angle t on the Chebyshev ellipse. *)
Definition ellipse_point (mu t : R) : point :=
  (sqrt (2 + mu) * cos t + sqrt (2 - mu) * sin t, sqrt (2 + mu) * cos t - sqrt (2 - mu) * sin t).

(** The same with roots A, B of any signs, A^2 = 2 + mu and B^2 = 2 - mu. *)
Definition curve_point (A B t : R) : point := (A * cos t + B * sin t, A * cos t - B * sin t).

(** The Lyapunov function |eps| / (|p|^((2 - mu)/2) |q|^((2 + mu)/2)), meant where p q is not 0. *)
Definition Phi (mu : R) (z : point) : R :=
  Rabs (eps mu z) / (Rpower (Rabs (p z)) ((2 - mu) / 2) * Rpower (Rabs (q z)) ((2 + mu) / 2)).

(** The four partial derivatives of a map G of the plane: du'/du, du'/dv, dv'/du, dv'/dv. *)
Definition jacobian (G : point -> point) (z : point) (uu uv vu vv : R) : Prop :=
  derivable_pt_lim (fun u => fst (G (u, snd z))) (fst z) uu /\
  derivable_pt_lim (fun v => fst (G (fst z, v))) (snd z) uv /\
  derivable_pt_lim (fun u => snd (G (u, snd z))) (fst z) vu /\
  derivable_pt_lim (fun v => snd (G (fst z, v))) (snd z) vv.

(** * Derivatives and multipliers in the plane *)

Definition size (d : point) : R := Rabs (fst d) + Rabs (snd d).
Definition moved (z d : point) : point := (fst z + fst d, snd z + snd d).
Definition difference (z y : point) : point := (fst z - fst y, snd z - snd y).
Definition times (s : R) (d : point) : point := (s * fst d, s * snd d).
Definition dot (g d : point) : R := fst g * fst d + snd g * snd d.

(** A linear map of the plane, by the two rows of its matrix. *)
Definition linear_map : Type := (point * point)%type.
Definition image (M : linear_map) (d : point) : point := (dot (fst M) d, dot (snd M) d).
Definition identity_map : linear_map := ((1, 0), (0, 1)).

(** N after M. *)
Definition composed (N M : linear_map) : linear_map :=
  ((fst (fst N) * fst (fst M) + snd (fst N) * fst (snd M), fst (fst N) * snd (fst M) + snd (fst N) * snd (snd M)),
   (fst (snd N) * fst (fst M) + snd (snd N) * fst (snd M), fst (snd N) * snd (fst M) + snd (snd N) * snd (snd M))).

(** The product of D over the first n points of an orbit, the last one leftmost. *)
Fixpoint chain (D : point -> linear_map) (G : point -> point) (n : nat) (z : point) : linear_map :=
  match n with
  | O => identity_map
  | S k => composed (D (iterate G k z)) (chain D G k z)
  end.

(** M is the derivative of G at z: what M leaves of G (z + d) - G z is small beside d. *)
Definition derivative_at (G : point -> point) (z : point) (M : linear_map) : Prop :=
  forall tol, tol > 0 -> exists radius, radius > 0 /\ forall d, size d <= radius ->
    size (difference (difference (G (moved z d)) (G z)) (image M d)) <= tol * size d.

(** g is the gradient of h at z. *)
Definition gradient_at (h : point -> R) (z g : point) : Prop :=
  forall tol, tol > 0 -> exists radius, radius > 0 /\ forall d, size d <= radius ->
    Rabs (h (moved z d) - h z - dot g d) <= tol * size d.

Definition eigenvalue (M : linear_map) (s : R) : Prop := exists d, d <> (0, 0) /\ image M d = times s d.

(** s is a multiplier of the cycle of z under G: an eigenvalue of the derivative of G^n at z, where n steps lead back to
    z (for the least such n, of the cycle itself; for a multiple of it, a power of that). *)
Definition multiplier (G : point -> point) (n : nat) (z : point) (s : R) : Prop :=
  periodic G n z /\ exists M, derivative_at (iterate G n) z M /\ eigenvalue M s.

(** s is the multiplier across the curve h = 0: the derivative of G^n at z acts as s on the quotient by the tangent,
    which is where the gradient of h vanishes. *)
Definition multiplier_across (G : point -> point) (h : point -> R) (n : nat) (z : point) (s : R) : Prop :=
  periodic G n z /\ h z = 0 /\ exists M g, derivative_at (iterate G n) z M /\ gradient_at h z g /\ g <> (0, 0) /\
    forall d, dot g (image M d) = s * dot g d.

(** The derivative of F, and the gradient of eps (which [F_differentiable] and [eps_gradient_is] justify). *)
Definition F_derivative (mu : R) (z : point) : linear_map :=
  ((1 - snd z ^ 2, mu - 2 * fst z * snd z), (mu - 2 * fst z * snd z, 1 - fst z ^ 2)).
Definition eps_gradient (mu : R) (z : point) : point :=
  ((2 - mu) * p z / 2 + (2 + mu) * q z / 2, (2 - mu) * p z / 2 - (2 + mu) * q z / 2).

(** * The balanced slice u = v = x *)

Definition cubic (mu x : R) : R := (1 + mu) * x - x ^ 3.

(** The cubic in X = x^2. *)
Definition square_map (mu X : R) : R := X * (1 + mu - X) ^ 2.

(** The cubic in the residual e = x^2 - mu, and the factor of e in it. *)
Definition residual_growth (mu e : R) : R := e ^ 2 + (mu - 2) * e + 1 - 2 * mu.
Definition residual_map (mu e : R) : R := e * residual_growth mu e.

(** * Mini-batches: a step with its own rate c and target nu, and a run through a sequence of them *)

Definition batch_step (c nu : R) (z : point) : point :=
  (fst z - c * snd z * (fst z * snd z - nu), snd z - c * fst z * (fst z * snd z - nu)).

Fixpoint batch_run (c nu : nat -> R) (n : nat) (z : point) : point :=
  match n with
  | O => z
  | S k => batch_step (c k) (nu k) (batch_run c nu k z)
  end.

(** m^(3/2) for m >= 0. (Rpower would not do at m = 0, where its value is 1.) *)
Definition three_halves (m : R) : R := m * sqrt m.

(** * One-prompt training *)

(** The map with unit target and step size mu. *)
Definition unit_target_map (mu : R) (z : point) : point :=
  (fst z + mu * snd z * (1 - fst z * snd z), snd z + mu * fst z * (1 - fst z * snd z)).

(** g 0 + ... + g (n - 1). *)
Fixpoint total (n : nat) (g : nat -> R) : R :=
  match n with
  | O => 0
  | S k => total k g + g k
  end.

(** Vectors and matrices; entries past the dimensions are never looked at. *)
Definition vector : Type := nat -> R.
Definition matrix : Type := nat -> nat -> R.
Definition norm (d : nat) (x : vector) : R := sqrt (total d (fun i => x i * x i)).
Definition inner (d e : nat) (M N : matrix) : R := total d (fun i => total e (fun j => M i j * N i j)).
Definition outer (h x : vector) : matrix := fun i j => h i * x j.
Definition shifted (M : matrix) (t : R) (N : matrix) : matrix := fun i j => M i j + t * N i j.

(** h^T U x, for U with d rows and e columns. *)
Definition bilinear (d e : nat) (h : vector) (U : matrix) (x : vector) : R :=
  total d (fun i => total e (fun j => h i * U i j * x j)).

(** The error v h^T U x - y of the prediction, and the loss. *)
Definition prediction_error (d e : nat) (h x : vector) (y : R) (U : matrix) (v : R) : R := v * bilinear d e h U x - y.
Definition loss (d e : nat) (h x : vector) (y : R) (U : matrix) (v : R) : R := prediction_error d e h x y U v ^ 2 / 2.

(** Its gradients (which [training_gradient] justifies), and a step of gradient descent with rate eta. *)
Definition gradient_U (d e : nat) (h x : vector) (y : R) (U : matrix) (v : R) : matrix :=
  fun i j => prediction_error d e h x y U v * v * outer h x i j.
Definition gradient_v (d e : nat) (h x : vector) (y : R) (U : matrix) (v : R) : R :=
  prediction_error d e h x y U v * bilinear d e h U x.
Definition descend (eta : R) (d e : nat) (h x : vector) (y : R) (theta : matrix * R) : matrix * R :=
  (shifted (fst theta) (- eta) (gradient_U d e h x y (fst theta) (snd theta)),
   snd theta - eta * gradient_v d e h x y (fst theta) (snd theta)).

(** The two coordinates of the weights theta = (U, v): with kappa = |h| |x| and a = <U, h x^T>/kappa,
    they are kappa sqrt(eta) a and kappa sqrt(eta) v. *)
Definition kappa (d e : nat) (h x : vector) : R := norm d h * norm e x.
Definition coordinates (eta : R) (d e : nat) (h x : vector) (theta : matrix * R) : point :=
  (kappa d e h x * sqrt eta * (inner d e (fst theta) (outer h x) / kappa d e h x),
   kappa d e h x * sqrt eta * snd theta).
